using System.Text;
using Opik.Evaluation.Lexicons;
using Opik.Evaluation.Lexicons.Tables;

namespace Opik.Evaluation.Tests.Lexicons;

public class EmbeddedTableTests
{
    public static TheoryData<string> Names => [.. typeof(PackedTable).Assembly.GetManifestResourceNames().Select(name => name[..^".bin".Length])];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryKeyIsFoundWithItsPayloadAndAtItsPlace(string name)
    {
        var table = EmbeddedTables.Load(name);
        var at = 0;
        table.ForEach((key, payload) =>
        {
            Assert.True(table.TryGet(key, out var found));
            Assert.True(payload.SequenceEqual(found));
            if (at++ % 97 == 0)
                Assert.Equal(Encoding.UTF8.GetString(key), table.KeyAt(at - 1));
        });
        Assert.Equal(table.Count, at);
        Assert.True(at > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no such word")]
    [InlineData("\uFFFF")]
    [InlineData("\uD800")]
    public void AKeyThatIsNotThereIsNotFound(string key) => Assert.False(EmbeddedTables.Load("syllables").Contains(key));

    [Fact]
    public void AVeryLongKeyIsNotFound() => Assert.False(EmbeddedTables.Load("syllables").Contains(new string('a', 10_000)));

    [Fact]
    public void ALibraryWithoutItsDataSaysWhatToDo() =>
        Assert.Contains("npm", Assert.Throws<LexiconUnavailableException>(() => EmbeddedTables.Load("absent")).Message, StringComparison.Ordinal);
}
