package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextFileTest {
    @TempDir
    private Path directory;

    @Test
    void fileInLatin1IsReadAndCopiedAsItIs() throws IOException {
        byte[] latin = "<?xml version='1.0' encoding='ISO-8859-1'?><!-- schön --><Resource name='jdbc/grading'/>"
                .getBytes(StandardCharsets.ISO_8859_1);
        ContextFile first = new ContextFile(Files.write(directory.resolve("first.xml"), latin));
        ContextFile second = new ContextFile(directory.resolve("second.xml"));

        second.copyFrom(first);

        assertTrue(first.names(ContextFile.GRADES));
        assertFalse(first.names(ContextFile.ACCOUNTS));
        assertArrayEquals(latin, Files.readAllBytes(second.file()));
    }

    @Test
    void whatIsInACommentIsNotNamed() throws IOException {
        ContextFile file = new ContextFile(Files.writeString(directory.resolve("grading.xml"), """
                <Context>
                  <!-- <Resource name="jdbc/grading"
                                 url="jdbc:postgresql://db.example.org/grades"/> -->
                  <Resource name="jdbc/accounts"/>
                  <!-- more -->
                </Context>
                """));

        assertFalse(file.names(ContextFile.GRADES));
        assertTrue(file.names(ContextFile.ACCOUNTS));
    }
}
