using System.Text;
using Opik.Evaluation.Lexicons.Hyphenation;

namespace Opik.Evaluation.Tests.Lexicons;

public class HyphenationTests
{
    [Theory]
    [InlineData("de_DE", "mühle", 1)]
    [InlineData("de-DE", "mühle", 1)]
    [InlineData("DE", "straßenbahnhaltestelle", 6)]
    [InlineData("fr_CA", "forêt", 1)]
    [InlineData("nl", "lettergrepen", 3)]
    [InlineData("en_US", "project", 0)]
    public void PointsAreCountedByThePatternsOfTheLocale(string locale, string word, int points) =>
        Assert.Equal(points, HyphenationPatterns.ForLocale(locale)!.CountPoints(word));

    [Theory]
    [InlineData("")]
    [InlineData("xx")]
    [InlineData("tlh_KX")]
    [InlineData("_de")]
    public void ALocaleWithoutPatternsHasNone(string locale) => Assert.Null(HyphenationPatterns.ForLocale(locale));

    [Fact]
    public void ADictionaryOfLibreOfficeIsRead()
    {
        // "b1c" allows a point between b and c, "2cd" takes it away in front of cd; what follows a slash changes letters only.
        using var dictionary = new MemoryStream(Encoding.Latin1.GetBytes("ISO8859-1\n% a comment\nLEFTHYPHENMIN 2\nb1c\n2cd\nä1ö/ä=ö,1,2\n^^e91x\nNEXTLEVEL\n"));
        var patterns = HyphenationPatterns.ReadDictionary(dictionary);
        Assert.Equal(1, patterns.CountPoints("abca"));
        Assert.Equal(0, patterns.CountPoints("abcd"));
        Assert.Equal(1, patterns.CountPoints("xäöx"));
        Assert.Equal(1, patterns.CountPoints("aéxa"));
    }

    [Fact]
    public void NumbersThatReachBeyondTheWordAreOfNoUse()
    {
        using var dictionary = new MemoryStream("UTF-8\nb1c\nbca.11111\n"u8.ToArray());
        Assert.Equal(1, HyphenationPatterns.ReadDictionary(dictionary).CountPoints("abca"));
    }

    [Fact]
    public void AtTheEndsOfAWordThereIsNoPoint()
    {
        using var dictionary = new MemoryStream("UTF-8\na1\n"u8.ToArray());
        Assert.Equal(3, HyphenationPatterns.ReadDictionary(dictionary).CountPoints("aaaaaa"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("KLINGON\na1\n")]
    [InlineData("no line end")]
    public void WhatIsNoDictionaryIsRefused(string text)
    {
        using var dictionary = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Throws<FormatException>(() => HyphenationPatterns.ReadDictionary(dictionary));
    }
}
