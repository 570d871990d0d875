using Microsoft.Extensions.Logging.Abstractions;
using Opik.Delivery;
using Opik.Delivery.Spool;
using Opik.Rest;
using Opik.Testing;
using Opik.Testing.Reading;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>The real server, killed during load.</summary>
public sealed class ServerRestartTests
{
    [Fact(Timeout = 300_000)]
    public async Task A_server_killed_and_restarted_during_load_has_every_span_exactly_once()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder("spool");
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: cancel);
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });
        var settings = new DeliverySettings { BatchDelay = TimeSpan.FromMilliseconds(20), BatchItems = 100 };
        await using var engine = new DeliveryEngine(settings, rest, NullLogger.Instance, spool: SpoolFolder.TryOpen(folder.Path, "test", settings.MaximalSpoolBytes, NullLogger.Instance));
        var trace = TestItems.NewId();
        var ids = new List<Guid>();
        engine.Enqueue(TestItems.Trace(trace));
        using var stop = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                for (var i = 0; i < 50; i++)
                {
                    ids.Add(TestItems.NewId());
                    engine.Enqueue(TestItems.Span(ids[^1], trace, padding: new string('x', 1000)));
                }

                await Task.Delay(5, CancellationToken.None);
            }
        }, CancellationToken.None);

        await Task.Delay(500, cancel);
        await server.KillAsync();
        await Task.Delay(1000, cancel);
        var away = await engine.FlushAsync(TimeSpan.FromSeconds(10), cancel);
        await server.StartAgainAsync(cancel);
        await Task.Delay(500, cancel);
        await stop.CancelAsync();
        await load;
        var result = await engine.FlushAsync(TimeSpan.FromSeconds(120), cancel);

        Assert.False(away.Flushed);
        Assert.True(away.SpooledItems > 0);
        Assert.True(result.Flushed, $"{result}");
        Assert.Equal(0, engine.GetErrorsReport().TotalDroppedItems);
        var stored = await new StoredContentsReader(server.Client).ReadAsync(cancel);
        Assert.Equal(ids.Select(id => id.ToString()).Order(), stored.Spans.Select(span => span["id"]!.GetValue<string>()).Order());
    }
}
