package dev.rollcall.log;

import dev.rollcall.kit.testing.CorpusContract;

class CorpusTest extends CorpusContract {}
