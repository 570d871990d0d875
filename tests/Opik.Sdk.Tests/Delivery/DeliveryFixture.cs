using Microsoft.Extensions.Logging.Abstractions;
using Opik.Delivery;
using Opik.Rest;
using Opik.Testing;
using Opik.Testing.Reading;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>An engine and the real server it sends to.</summary>
internal sealed class DeliveryFixture : IAsyncDisposable
{
    private readonly OpikRest rest;

    private DeliveryFixture(OpikServerProcess server, DeliverySettings settings)
    {
        Server = server;
        rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });
        Engine = new DeliveryEngine(settings, rest, NullLogger.Instance);
    }

    public OpikServerProcess Server { get; }

    public DeliveryEngine Engine { get; }

    public static async Task<DeliveryFixture> StartAsync(DeliverySettings? settings = null) =>
        new(await OpikServerProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken), settings ?? new DeliverySettings());

    public Task<FlushResult> FlushAsync(TimeSpan? timeout = null) =>
        Engine.FlushAsync(timeout ?? TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    public Task<StoredContents> ReadAsync() => new StoredContentsReader(Server.Client).ReadAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Engine.CloseAsync(TimeSpan.FromSeconds(5));
        rest.Dispose();
        await Server.DisposeAsync();
    }
}
