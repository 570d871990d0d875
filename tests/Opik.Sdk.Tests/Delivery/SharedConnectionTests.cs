namespace Opik.Sdk.Tests.Delivery;

/// <summary>Clients with equal settings that come and go at the same time: they share a connection, the last one closes it.</summary>
public sealed class SharedConnectionTests
{
    private const int Lanes = 4;
    private const int Rounds = 2_000;
    private const int RoundsOfATrace = 20;

    [Fact(Timeout = 120_000)]
    public async Task Clients_that_come_and_go_at_once_deliver_everything_and_never_wait_for_each_other()
    {
        await using var server = await FakeOpik.StartAsync();

        // On the thread pool: a deadlock must meet the time limit of this test and not stop its runner.
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => ComeAndGoAsync(server.Address))));

        var traces = server.Accepted.Where(request => request.Path.EndsWith("/traces/batch", StringComparison.Ordinal)).SelectMany(request => request.Items).Select(trace => (string?)trace["id"]);
        Assert.Equal(Lanes * Rounds / RoundsOfATrace, traces.Distinct().Count());
    }

    private static async Task ComeAndGoAsync(Uri address)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var client = new OpikClient(new OpikOptions { UrlOverride = address, ProjectName = "coming-and-going" });
            if (round % RoundsOfATrace == 0)
                client.StartTrace("visit").Dispose();
            if (round % 3 == 0)
                await client.FlushAsync();
        }
    }
}
