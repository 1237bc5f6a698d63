package dev.rollcall.grading;

import dev.rollcall.kit.testing.CorpusContract;

class CorpusTest extends CorpusContract {}
