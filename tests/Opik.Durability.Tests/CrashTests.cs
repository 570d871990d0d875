using Opik.Testing;

namespace Opik.Durability.Tests;

public sealed class CrashTests
{
    private const int Kills = 50;
    private const int Terminations = 20;
    private const int Writers = 4;
    private const int PayloadLength = 400;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_over_fifty_kills_and_twenty_stops()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var random = new Random(20261121);
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: cancellation);
        var spans = new AcknowledgedSpans(server);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writers = Enumerable.Range(0, Writers).Select(_ => spans.WriteAsync(PayloadLength, stop.Token)).ToArray();
        for (var round = 0; round < Kills + Terminations; round++)
        {
            await Task.Delay(random.Next(20, 400), cancellation);
            if (round % 7 < 2)
                Assert.Equal(0, await server.StopAsync());
            else
                await server.KillAsync();
            await server.StartAgainAsync(cancellation);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.True(spans.Ids.Count > 1000, $"Only {spans.Ids.Count} spans were acknowledged: the test has not tested much.");
        await spans.AssertAllReadableAsync(PayloadLength, cancellation);
        await server.KillAsync();
        DatabaseCheck.AssertIntact(server.DataDirectory);
        await server.StartAgainAsync(cancellation);
        await spans.AssertAllReadableAsync(PayloadLength, cancellation);
    }
}
