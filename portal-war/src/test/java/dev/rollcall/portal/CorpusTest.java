package dev.rollcall.portal;

import dev.rollcall.kit.testing.CorpusContract;

class CorpusTest extends CorpusContract {}
