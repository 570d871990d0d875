using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Search;

/// <summary>Space that deleted rows leave in the substring index.</summary>
public sealed class SubstringSweepTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Space_of_deleted_rows_comes_back_and_all_others_are_found()
    {
        var rows = await FillAsync(3000);
        var full = SegmentBytes();
        await using var store = await OpenAsync();
        // Whole segments, and three of four rows of the others.
        var gone = rows.Where((_, i) => i < 1000 || i % 4 != 0).ToList();

        await store.DeleteAsync([.. gone.Select(row => row.Seq)]);
        await UntilAsync(() => SegmentBytes() < full * 0.4, () => $"{SegmentBytes()} of {full} bytes are left");

        foreach (var (seq, needle) in rows.Except(gone))
            await FoundAsync(store, needle, seq);
        foreach (var (_, needle) in gone.Take(50))
            Assert.Empty((await store.FindAsync(needle)).Rows);
    }

    [Fact]
    public async Task What_a_former_process_has_left_is_swept_at_the_start()
    {
        var rows = await FillAsync(1000);
        var full = SegmentBytes();
        await IndexedStore.DeleteWithoutIndexAsync(_folder, rows.Skip(1).Select(row => row.Seq));

        await using var again = await OpenAsync(options => options with { SweepRows = int.MaxValue });
        await UntilAsync(() => SegmentBytes() < full * 0.2);

        await FoundAsync(again, rows[0].Needle, rows[0].Seq);
    }

    [Fact]
    public async Task Segments_of_living_rows_are_left_alone()
    {
        var rows = await FillAsync(1000);
        var files = Files();
        await using var store = await OpenAsync(options => options with { MergeFactor = 1000 });
        await store.DeleteAsync([.. rows.Where((_, i) => i % 3 == 0).Select(row => row.Seq)]);

        // The loop has gone round when what came after the deletion is in a segment.
        for (var i = 0; i < 200; i++)
            await store.WriteAsync($"later {i}");
        await UntilAsync(() => Files().Except(files).Any());

        Assert.Empty(files.Except(Files()));
    }

    [Fact]
    public async Task No_row_is_missed_while_others_come_and_go()
    {
        var random = new Random(5);
        await using var store = await OpenAsync();
        var living = new List<(long Seq, string Needle)>();
        for (var i = 0; i < 4000; i++)
        {
            living.Add(await WriteAsync(store, i));
            if (i % 500 < 499)
                continue;
            // The newest too, so that their numbers are given again.
            var gone = living.Where(row => random.Next(10) < 7).Append(living[^1]).Distinct().ToList();
            await store.DeleteAsync([.. gone.Select(row => row.Seq)]);
            living = [.. living.Except(gone)];
            foreach (var (seq, needle) in living.Where(_ => random.Next(10) == 0))
                await FoundAsync(store, needle, seq);
        }

        foreach (var (seq, needle) in living)
            await FoundAsync(store, needle, seq);
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_a_sweep_loses_nothing_and_leaves_no_stray_file()
    {
        var rows = await FillAsync(3000);
        var crashes = new List<TemporaryFolder>();
        try
        {
            await using (var store = await OpenAsync())
            {
                await store.DeleteAsync([.. rows.Where((_, i) => i % 5 != 0).Select(row => row.Seq)]);
                for (var i = 0; i < 6; i++)
                {
                    crashes.Add(new TemporaryFolder());
                    Copy(crashes[^1]);
                    await Task.Delay(5, Cancel);
                }
            }

            foreach (var crash in crashes)
            {
                await using var store = await OpenAsync(folder: crash);
                foreach (var (seq, needle) in rows.Where((_, i) => i % 50 == 0))
                    await FoundAsync(store, needle, seq);
                await UntilAsync(() => Directory.EnumerateFiles(crash.Path + "/search").Sum(file => new FileInfo(file).Length) < SegmentBytes() * 2);
            }
        }
        finally
        {
            crashes.ForEach(folder => folder.Dispose());
        }
    }

    // A file may go between its listing and its copy, or be half written: a crash has that state too, when the database is older
    // than the files.
    private void Copy(TemporaryFolder to)
    {
        try
        {
            IndexedStore.CopyAsAfterCrash(_folder, to);
        }
        catch (IOException)
        {
            // Incomplete on purpose.
        }
    }

    private async Task<List<(long Seq, string Needle)>> FillAsync(int count)
    {
        var rows = new List<(long, string)>();
        // Few rows of a segment would be padding.
        await using var store = await OpenAsync(options => options with { FlushRows = 500, MergeFactor = 1000 });
        for (var i = 0; i < count; i++)
            rows.Add(await WriteAsync(store, i));
        return rows;
    }

    private static async Task<(long Seq, string Needle)> WriteAsync(IndexedStore store, int number)
    {
        var needle = $"order-{number:D6}-{number * 7919 % 10007:D5}";
        return (await store.WriteAsync($"the customer asks about {needle}, which has not come yet"), needle);
    }

    private async Task<IndexedStore> OpenAsync(Func<SubstringIndexOptions, SubstringIndexOptions>? change = null, TemporaryFolder? folder = null)
    {
        var store = IndexedStore.Open(folder ?? _folder, options => (change ?? (same => same))(options with { FlushRows = 128, MergeFactor = 4, SweepRows = 100 }));
        await store.WaitUntilCompleteAsync(Cancel);
        return store;
    }

    private static async Task FoundAsync(IndexedStore store, string needle, long seq)
    {
        var (narrowed, found, _) = await store.FindAsync(needle);
        Assert.True(narrowed);
        Assert.Contains(seq, found);
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(_folder.Path + "/search").Select(file => Path.GetFileName(file)!)];

    private long SegmentBytes() => Directory.EnumerateFiles(_folder.Path + "/search").Sum(file => new FileInfo(file) is { Exists: true } info ? info.Length : 0);

    private static async Task UntilAsync(Func<bool> condition, Func<string>? failure = null)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < Patience, failure?.Invoke());
            await Task.Delay(10, Cancel);
        }
    }
}
