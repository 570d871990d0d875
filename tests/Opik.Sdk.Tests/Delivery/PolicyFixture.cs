using Microsoft.Extensions.Logging.Abstractions;
using Opik.Delivery;
using Opik.Delivery.Spool;
using Opik.Rest;
using Opik.Testing;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>An engine with a spool of its own and a server that misbehaves as told.</summary>
internal sealed class PolicyFixture : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new("spool");
    private readonly OpikRest rest;

    private PolicyFixture(FakeOpik server, DeliverySettings settings)
    {
        Server = server;
        rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });
        var spool = SpoolFolder.TryOpen(folder.Path, "test", settings.MaximalSpoolBytes, NullLogger.Instance);
        Engine = new DeliveryEngine(settings, rest, NullLogger.Instance, spool: spool);
    }

    public FakeOpik Server { get; }

    public DeliveryEngine Engine { get; }

    public static async Task<PolicyFixture> StartAsync(DeliverySettings? settings = null) => new(
        await FakeOpik.StartAsync(),
        settings ?? new DeliverySettings { FirstRetryDelay = TimeSpan.FromMilliseconds(5), BatchDelay = TimeSpan.FromMilliseconds(10), PingInterval = TimeSpan.FromMilliseconds(50) });

    public Task<FlushResult> FlushAsync(TimeSpan? timeout = null) =>
        Engine.FlushAsync(timeout ?? TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    /// <summary>Queues spans of these names.</summary>
    public void Spans(params IEnumerable<string> names)
    {
        var trace = TestItems.NewId();
        foreach (var name in names)
            Engine.Enqueue(TestItems.Span(TestItems.NewId(), trace, name));
    }

    /// <summary>Where the spool is.</summary>
    public string Folder => folder.Path;

    public async ValueTask DisposeAsync()
    {
        await Engine.CloseAsync(TimeSpan.FromSeconds(1));
        rest.Dispose();
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
