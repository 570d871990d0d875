using Opik.Recordings.Tests.Expectations;
using Opik.Recordings.Tests.Replay;
using Opik.Testing;
using Xunit;

namespace Opik.Recordings.Tests.Logic;

public sealed class DeviationTests
{
    private static readonly Finding Found = new("traces[a#0].name", "expected \"a\", got \"b\"");

    [Fact]
    public void Finding_without_an_entry_fails() =>
        Assert.Single(Deviation.Unexplained("one", [Found], []));

    [Fact]
    public void Finding_with_an_entry_passes() =>
        Assert.Empty(Deviation.Unexplained("one", [Found], [new Deviation("one", Found.Field, "because")]));

    [Fact]
    public void Entry_of_another_recording_does_not_count() =>
        Assert.Single(Deviation.Unexplained("one", [Found], [new Deviation("two", Found.Field, "because")]));

    [Fact]
    public void Entry_that_no_longer_applies_fails() =>
        Assert.Contains("delete the entry", Assert.Single(Deviation.Unexplained("one", [], [new Deviation("one", Found.Field, "because")])), StringComparison.Ordinal);

    [Fact]
    public void Every_entry_has_a_reason_and_names_a_recording_that_exists()
    {
        Assert.All(Deviation.All, entry => Assert.False(string.IsNullOrWhiteSpace(entry.Reason)));
        if (!RepositoryPaths.RecordingsAreChosen && Recording.Names() is { Count: > 0 } names)
            Assert.All(Deviation.All, entry => Assert.Contains(entry.Recording, names));
    }
}
