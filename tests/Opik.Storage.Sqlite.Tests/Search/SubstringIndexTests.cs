using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Search;

public sealed class SubstringIndexTests : IDisposable
{
    private static readonly string[] Words = ["alpha", "beta", "Gamma", "délta", "эпсилон", "中文文本", "order-4711", "naïve", "x\"y", "line\nbreak", "emoji😀tail", "zz"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Finds_a_row_as_soon_as_its_write_is_committed()
    {
        await using var store = await OpenAsync();
        var seq = await store.WriteAsync("the Needle in the haystack");
        await store.WriteAsync("only hay");

        var (narrowed, rows, candidates) = await store.FindAsync("needle");

        Assert.True(narrowed);
        Assert.Equal([seq], rows);
        Assert.Equal(1, candidates);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("😀")]
    [InlineData("\"\\\"")]
    public async Task Does_not_narrow_when_the_needle_has_no_trigram(string needle)
    {
        await using var store = await OpenAsync();
        await store.WriteAsync("about ab 😀");

        Assert.False((await store.FindAsync(needle)).Narrowed);
    }

    [Fact]
    public async Task Never_misses_a_row_through_flushes_merges_and_replacements()
    {
        var random = new Random(20261121);
        await using var store = await OpenAsync(options => options with { FlushRows = 64, MergeFactor = 2 });
        var texts = new Dictionary<long, string>();
        for (var i = 0; i < 1500; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 400)).Select(_ => Words[random.Next(Words.Length)] + random.Next(50)));
            var replaced = texts.Count > 0 && random.Next(4) == 0 ? texts.Keys.ElementAt(random.Next(texts.Count)) : (long?)null;
            texts[await store.WriteAsync(text, replaced)] = text;
        }

        await AssertFindsAllAsync(store, texts, random);
    }

    [Fact]
    public async Task Finds_everything_after_a_crash_and_after_a_clean_stop()
    {
        var random = new Random(7);
        var texts = new Dictionary<long, string>();
        using var crashed = new TemporaryFolder();
        await using (var store = await OpenAsync(options => options with { FlushRows = 100 }))
        {
            for (var i = 0; i < 450; i++)
            {
                var text = $"{Words[random.Next(Words.Length)]} row {i} {Guid.CreateVersion7()}";
                var replaced = i > 200 && random.Next(3) == 0 ? random.NextInt64(1, 200) : (long?)null;
                texts[await store.WriteAsync(text, replaced)] = text;
            }

            IndexedStore.CopyAsAfterCrash(_folder, crashed);
        }

        foreach (var folder in (TemporaryFolder[])[crashed, _folder])
        {
            await using var store = IndexedStore.Open(folder);
            await store.WaitUntilCompleteAsync(Cancellation);
            foreach (var (seq, text) in texts)
                Assert.Contains(seq, (await store.FindAsync(text[^36..])).Rows);
        }
    }

    [Fact]
    public async Task Starts_over_when_a_segment_file_is_damaged()
    {
        await using (var store = await OpenAsync(options => options with { FlushRows = 50 }))
        {
            for (var i = 0; i < 200; i++)
                await store.WriteAsync($"number {i:0000} in a row");
        }

        var file = Directory.EnumerateFiles(Path.Combine(_folder.Path, "search")).First();
        await File.WriteAllBytesAsync(file, [1, 2, 3], Cancellation);

        await using var reopened = await OpenAsync();
        await reopened.WaitUntilCompleteAsync(Cancellation);
        var (narrowed, rows, _) = await reopened.FindAsync("number 0042 in");
        Assert.True(narrowed);
        Assert.Single(rows);
    }

    [Fact]
    public async Task Files_that_cannot_be_written_are_reported_once_and_written_when_they_can()
    {
        var failures = 0;
        var reported = new TaskCompletionSource();
        var blocked = Directory.CreateDirectory(Path.Combine(_folder.Path, "search", "1.sig"));
        await using var store = await OpenAsync(options => options with
        {
            FlushRows = 10,
            RetryAfter = TimeSpan.FromMilliseconds(5),
            Failed = _ =>
            {
                Interlocked.Increment(ref failures);
                reported.TrySetResult();
            },
        });
        // The first number is taken by a folder; the next try takes the next one.
        for (var i = 0; i < 30; i++)
            await store.WriteAsync($"number {i:0000} in a row");

        await reported.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        Assert.Single((await store.FindAsync("number 0007 in")).Rows);
        while (!Directory.EnumerateFiles(Path.Combine(_folder.Path, "search"), "*.sig").Any())
            await Task.Delay(5, Cancellation);
        Assert.Equal(1, failures);
        Assert.True(blocked.Exists);
    }

    [Fact]
    public async Task Narrows_to_few_rows_of_realistic_text()
    {
        var random = new Random(3);
        await using var store = await OpenAsync(options => options with { FlushRows = 500 });
        for (var i = 0; i < 2000; i++)
            await store.WriteAsync(string.Join(' ', Enumerable.Range(0, 250).Select(_ => $"word{random.Next(4000)}")) + (i == 1234 ? " invoice-88231" : string.Empty));

        var (narrowed, rows, candidates) = await store.FindAsync("invoice-88231");

        Assert.True(narrowed);
        Assert.Single(rows);
        Assert.InRange(candidates, 1, 20);
    }

    private async Task<IndexedStore> OpenAsync(Func<SubstringIndexOptions, SubstringIndexOptions>? change = null)
    {
        var store = IndexedStore.Open(_folder, change);
        await store.WaitUntilCompleteAsync(Cancellation);
        return store;
    }

    private static async Task AssertFindsAllAsync(IndexedStore store, Dictionary<long, string> texts, Random random)
    {
        for (var i = 0; i < 100; i++)
        {
            var text = texts.Values.ElementAt(random.Next(texts.Count));
            var start = random.Next(Math.Max(1, text.Length - 12));
            var needle = text.Substring(start, Math.Min(random.Next(3, 12), text.Length - start));
            var json = needle.Any(character => character is '"' or '\n' || char.IsSurrogate(character));
            if (json)
                continue;
            var expected = texts.Where(row => row.Value.Contains(needle, StringComparison.OrdinalIgnoreCase)).Select(row => row.Key).ToHashSet();
            var (_, rows, _) = await store.FindAsync(needle);
            Assert.Superset(expected, rows.ToHashSet());
        }
    }
}
