using Opik.Evaluation.Lexicons.Synonyms;

namespace Opik.Evaluation.Tests.Lexicons;

public class WordNetTests
{
    [Theory]
    [InlineData("car", "automobile")]
    [InlineData("went", "go")]
    [InlineData("dogs", "hound")]
    [InlineData("paris", "Paris")]
    [InlineData("LARGEST", "big")]
    public void SynonymsComeByBaseForms(string word, string synonym) => Assert.Contains(synonym, WordNetLexicon.Synonyms(word));

    [Theory]
    [InlineData("automobil")]
    [InlineData("")]
    [InlineData("今天")]
    public void AWordThatIsNotThereHasNone(string word) => Assert.Empty(WordNetLexicon.Synonyms(word));

    [Fact]
    public void NamesOfSeveralWordsAreLeftOut() => Assert.DoesNotContain(WordNetLexicon.Synonyms("car"), name => name.Contains('_', StringComparison.Ordinal));
}
