using Opik.Recordings.Tests.Expectations;
using Opik.Recordings.Tests.Replay;
using Opik.Testing;
using Opik.Testing.Reading;
using Xunit;

namespace Opik.Recordings.Tests;

/// <summary>Replays one recording against a server of its own and compares.</summary>
internal static class RecordingCheck
{
    public static async Task RunAsync(string name, ITestOutputHelper output, CancellationToken cancellationToken)
    {
        var recording = Recording.Load(name);
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: cancellationToken);
        var outcome = await new RecordingReplayer(server).ReplayAsync(recording, cancellationToken);
        var report = await new ExpectedFile(new StoredContentsReader(server.Client), server.Address).CheckAsync(outcome.Translate(recording), cancellationToken);
        PlusSummary.Add(name, report);

        output.WriteLine($"start {server.StartDuration.TotalMilliseconds:0} ms; plus {report.PlusReached} reached, {report.PlusMissed.Count} missed; derived ids {report.DerivedIdsEqual} equal, {report.DerivedIdsDifferent} different");
        foreach (var missed in report.PlusMissed)
            output.WriteLine($"plus missed: {missed}");

        var wrong = Deviation.Unexplained(name, [.. outcome.Findings, .. report.Findings], Deviation.All);
        if (wrong.Count > 0)
            Assert.Fail($"{name}: {wrong.Count} deviations\n{string.Join('\n', wrong)}\n--- server\n{server.Output}");
    }
}
