using Opik.Testing;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>What the official Python client parks while the server is away.</summary>
public sealed class PythonOfflineTests
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_was_logged_while_the_server_was_down_arrives_when_it_is_back(string version)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: cancellationToken);
        using var signals = new TemporaryFolder("signals");
        await server.StopAsync();

        var script = PythonScript.RunAsync(version, "offline.py", server.Address, "offline", Path.Combine(signals.Path, "parked"));
        await Task.WhenAny(script, FileAppearsAsync(Path.Combine(signals.Path, "parked"), cancellationToken));
        await server.StartAgainAsync(cancellationToken);

        JsonAssert.Same("""
            {
              "name": "while away", "input": {"sent": "during the outage"}, "output": {"done": true},
              "scores": [["patience", 1.0]], "spans": ["parked span"]
            }
            """, await script);
    }

    private static async Task FileAppearsAsync(string path, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!File.Exists(path))
            await tick.WaitForNextTickAsync(cancellationToken);
    }
}
