using Opik.Contracts;

namespace Opik.Storage.ContractTests;

/// <summary>What the suites share: a fresh store per test, and short ways to make entities.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    protected static readonly Scope Scope = Scope.Default;

    protected TelemetryStore Store { get; private set; } = null!;

    protected StoreClock Clock { get; } = new();

    protected Guid Project { get; } = Guid.CreateVersion7();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Store = await OpenAsync(Clock, new FixedPrice());

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<TelemetryStore> OpenAsync(TimeProvider clock, ISpanCost cost);

    protected static DateTime At(double seconds) => StoreClock.Start.AddSeconds(seconds);

    protected static JsonText Json(string text) => JsonText.Parse(text);

    protected static Guid NewId() => Guid.CreateVersion7();

    protected Trace NewTrace(Guid? id = null) => new() { Id = id ?? NewId(), ProjectId = Project, Name = "trace", StartTime = At(0) };

    protected Span NewSpan(Guid trace, Guid? id = null) => new() { Id = id ?? NewId(), ProjectId = Project, TraceId = trace, Name = "span", StartTime = At(0) };

    protected async Task<TraceView> TraceAsync(Guid id)
    {
        var view = await Store.TraceReads.GetAsync(Scope, id, Cancel);
        Assert.NotNull(view);
        return view;
    }

    protected async Task<SpanView> SpanAsync(Guid id)
    {
        var view = await Store.SpanReads.GetAsync(Scope, id, Cancel);
        Assert.NotNull(view);
        return view;
    }
}
