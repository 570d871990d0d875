using Opik.Recordings.Tests.Replay;
using Xunit;

namespace Opik.Recordings.Tests;

/// <summary>What programs with an official client sent.</summary>
public sealed class ClientRecordingTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. Recording.Names().Where(name => !Recording.Load(name).IsOtlp)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public Task Everything_a_client_sent_is_stored_as_it_was_meant(string name) =>
        RecordingCheck.RunAsync(name, output, TestContext.Current.CancellationToken);
}
