@echo off
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Drollcall.home=%~dp0.." -cp "%~dp0..\lib\rollcall-launcher.jar" dev.rollcall.launcher.Main %*
