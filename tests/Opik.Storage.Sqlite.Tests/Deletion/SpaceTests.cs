using Opik.Contracts;
using Opik.Storage.Sqlite.Tests.Telemetry;

namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>Deleted rows give their space back to the system.</summary>
public sealed class SpaceTests
{
    [Fact]
    public async Task The_file_shrinks_after_a_deletion_and_answers_as_before()
    {
        await using var store = new SqliteStore(TimeProvider.System, null);
        var cancellationToken = TestContext.Current.CancellationToken;
        var (gone, stays) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await FillAsync(store, gone, 4000);
        var kept = await FillAsync(store, stays, 200);

        await ProjectRows.DeleteAsync(store, gone);

        var full = await PagesAsync(store);
        var pieces = 0;
        while (await store.Telemetry.ReclaimPieceAsync(cancellationToken))
            Assert.InRange(++pieces, 1, 1000);

        Assert.True(await PagesAsync(store) < full / 2, $"{await PagesAsync(store)} of {full} pages are left");
        foreach (var id in kept)
            Assert.NotNull(await store.TraceReads.GetAsync(Scope.Default, id, cancellationToken));
        var check = await store.Telemetry.Database.ReadAsync(session => Text(session, "PRAGMA integrity_check"), cancellationToken);
        Assert.Equal("ok", check);
    }

    private static async Task<List<Guid>> FillAsync(SqliteStore store, Guid project, int count)
    {
        var random = new Random(7);
        var traces = Enumerable.Range(0, count).Select(_ =>
        {
            var text = new byte[1500];
            random.NextBytes(text);
            return new Trace { Id = Guid.CreateVersion7(), ProjectId = project, Name = "t", StartTime = DateTime.UtcNow, Input = JsonText.FromString(Convert.ToHexString(text)) };
        }).ToList();
        foreach (var batch in traces.Chunk(500))
            await store.TraceWrites.UpsertAsync(Scope.Default, batch, TestContext.Current.CancellationToken);
        return [.. traces.Select(trace => trace.Id)];
    }

    private static Task<long> PagesAsync(SqliteStore store) =>
        store.Telemetry.Database.ReadAsync(session => long.Parse(Text(session, "PRAGMA page_count"), System.Globalization.CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);

    private static string Text(SqliteSession session, string sql)
    {
        using var row = session.PrepareOnce(sql);
        row.Step();
        return row.Text(0)!;
    }
}
