using Opik.Evaluation.Language;

namespace Opik.Evaluation.Tests.Language;

public class LanguageDetectionTests
{
    private static readonly NgramLanguageDetector Detector = new();

    [Fact]
    public void TwoSentencesAreDetectedInEveryLanguage() => Assert.Empty(Wrong(sample => sample.Paragraph));

    [Fact]
    public void ASentenceIsDetectedInAllLanguagesButOne() => Assert.InRange(Wrong(sample => sample.Sentence).Count, 0, 1);

    [Fact]
    public void TwoOrThreeWordsAreDetectedInAllLanguagesButTwo() => Assert.InRange(Wrong(sample => sample.Words).Count, 0, 2);

    [Fact]
    public void ConfidenceIsAShare() =>
        Assert.All(LanguageSamples.All, sample => Assert.InRange(Detector.Detect(sample.Words).Confidence, double.Epsilon, 1));

    [Theory]
    [InlineData("???")]
    [InlineData("12 345 %")]
    [InlineData("🎉👍")]
    public void ATextWithoutLettersIsInNoLanguage(string text) => Assert.Equal(new LanguageDetection(string.Empty, 0), Detector.Detect(text));

    [Fact]
    public void LineBreaksDoNotMatter() =>
        Assert.Equal(Detector.Detect("Der Zug kam zehn Minuten zu spät."), Detector.Detect("Der Zug kam\n\nzehn Minuten\r\nzu spät."));

    [Fact]
    public void AnAnswerInTheWrongLanguageDoesNotAdhere()
    {
        var metric = new LanguageAdherenceMetric("de");
        Assert.Equal(1, metric.Score("Der Zug kam zehn Minuten zu spät an.").Value);
        Assert.Equal(0, metric.Score("The train arrived ten minutes late.").Value);
    }

    [Fact]
    public void SeveralThreadsMayDetect() => Parallel.ForEach(
        Enumerable.Repeat(LanguageSamples.All, 20).SelectMany(samples => samples),
        new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken },
        sample => Assert.Equal(sample.Code, Detector.Detect(sample.Paragraph).Language));

    private static List<string> Wrong(Func<(string Code, string Words, string Sentence, string Paragraph), string> text) =>
        [.. LanguageSamples.All.Where(sample => Detector.Detect(text(sample)).Language != sample.Code).Select(sample => sample.Code)];
}
