using Opik.Contracts;
using Opik.Storage;
using Opik.Storage.Sqlite;
using Opik.Testing;

namespace Opik.OpenTelemetry.Tests.Storage;

public sealed class OtelTraceIdTests : IAsyncLifetime
{
    private static readonly Guid Project = UuidV7.Create(DateTimeOffset.UnixEpoch);

    private readonly TemporaryFolder folder = new("otel");
    private SqliteTelemetry store = null!;

    private IOtelTraceIds TraceIds => store.OtelTraceIds;

    public ValueTask InitializeAsync()
    {
        store = Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_first_proposal_is_kept_also_after_the_store_was_closed()
    {
        var otelId = Guid.NewGuid();
        var first = await ResolveAsync(Project, otelId);

        await store.DisposeAsync();
        store = Open();

        Assert.Equal(first, await ResolveAsync(Project, otelId));
    }

    [Fact]
    public async Task Concurrent_proposals_have_one_winner()
    {
        var otelId = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ResolveAsync(Project, otelId)));

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Projects_have_traces_of_their_own()
    {
        var otelId = Guid.NewGuid();

        Assert.NotEqual(await ResolveAsync(Project, otelId), await ResolveAsync(UuidV7.Create(DateTimeOffset.UnixEpoch), otelId));
    }

    [Fact]
    public async Task Old_traces_are_forgotten_piece_by_piece()
    {
        for (var i = 0; i < 5; i++)
            await ResolveAsync(Project, Guid.NewGuid());

        Assert.Equal(0, await TraceIds.ForgetAsync(DateTime.UtcNow.AddHours(-1), 3, CancellationToken.None));
        Assert.Equal(3, await TraceIds.ForgetAsync(DateTime.UtcNow.AddHours(1), 3, CancellationToken.None));
        Assert.Equal(2, await TraceIds.ForgetAsync(DateTime.UtcNow.AddHours(1), 3, CancellationToken.None));
    }

    private SqliteTelemetry Open() => SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });

    private async Task<Guid> ResolveAsync(Guid project, Guid otelId)
    {
        var proposed = new Dictionary<Guid, Guid> { [otelId] = UuidV7.Create(DateTimeOffset.UnixEpoch) };
        return (await TraceIds.ResolveAsync(Scope.Default, project, proposed, CancellationToken.None))[otelId];
    }
}
