rem Read by catalina.bat. Handlers of java.util.logging must stand on the class path of the JVM itself.
set "CLASSPATH=%CATALINA_BASE%\lib\rollcall-juli.jar"
rem JGroups works with the digits 0 to 9 alone, in every language.
set "CATALINA_OPTS=-Duser.extensions.format=u-nu-latn %CATALINA_OPTS%"
