using Opik.Datasets;

namespace Opik.Sdk.Tests.Datasets;

public sealed class DatasetReadingTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Pages_arrive_in_order_and_end_with_the_samples_wanted()
    {
        var dataset = await FillAsync(23);

        var pages = new List<int>();
        await foreach (var page in dataset.StreamItemsAsync(new DatasetReading { ChunkSize = 5, Threads = 3, Samples = 17 }, Cancel))
            pages.Add(page.Count);
        var all = (await dataset.GetItemsAsync(new DatasetReading { ChunkSize = 4 }, Cancel)).Select(item => item.Id).ToList();
        var atOnce = (await dataset.GetItemsAsync(cancellationToken: Cancel)).Select(item => item.Id).ToList();

        Assert.Equal([5, 5, 5, 2], pages);
        Assert.Equal(atOnce, all);
        Assert.Equal(23, all.Distinct().Count());
    }

    [Fact(Timeout = 60_000)]
    public async Task Conditions_choose_items_by_their_data()
    {
        var dataset = await FillAsync(10);

        var found = await dataset.GetItemsAsync(new DatasetReading { FilterString = "data.parity = \"odd\"" }, Cancel);

        Assert.Equal([1, 3, 5, 7, 9], found.Select(item => (int)item["n"]!).Order());
    }

    [Fact(Timeout = 60_000)]
    public async Task An_older_version_keeps_its_items()
    {
        var dataset = await FillAsync(2);
        await dataset.InsertAsync([new DatasetItem { ["n"] = 100 }], cancellationToken: Cancel);

        var first = await dataset.GetVersionAsync("v1", Cancel);
        var names = new List<string?>();
        await foreach (var version in dataset.ListVersionsAsync(Cancel))
            names.Add(version.VersionName);

        Assert.Equal(2, (await first.GetItemsAsync(cancellationToken: Cancel)).Count);
        Assert.Equal(3, (await dataset.GetItemsAsync(cancellationToken: Cancel)).Count);
        Assert.Equal(["v2", "v1"], names);
        await Assert.ThrowsAsync<DatasetVersionNotFoundException>(() => dataset.GetVersionAsync("v9", Cancel));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(0, 1, null)]
    [InlineData(2_001, 1, null)]
    [InlineData(1, 0, null)]
    [InlineData(1, 1, -1)]
    public async Task Impossible_readings_are_refused(int chunk, int threads, int? samples)
    {
        var dataset = await FillAsync(0);

        await Assert.ThrowsAsync<ArgumentException>(() => dataset.GetItemsAsync(new DatasetReading { ChunkSize = chunk, Threads = threads, Samples = samples }, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_empty_dataset_has_no_items()
    {
        var dataset = await FillAsync(0);

        Assert.Empty(await dataset.GetItemsAsync(cancellationToken: Cancel));
        Assert.Null(await dataset.GetLatestVersionAsync(Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_reader_that_stops_early_leaves_nothing_running()
    {
        var dataset = await FillAsync(50);

        await foreach (var page in dataset.StreamItemsAsync(new DatasetReading { ChunkSize = 2 }, Cancel))
        {
            Assert.Equal(2, page.Count);
            break;
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Datasets_are_found_created_once_listed_and_deleted()
    {
        var client = await server.ClientAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await client.Datasets.GetOrCreateAsync("one", "why", cancellationToken: Cancel)).Id));
        await client.Datasets.CreateAsync("two", cancellationToken: Cancel);
        var names = new List<string>();
        await foreach (var dataset in client.Datasets.ListAsync(cancellationToken: Cancel))
            names.Add(dataset.Name);
        await client.Datasets.DeleteAsync("two", cancellationToken: Cancel);

        Assert.Single(ids.Distinct());
        Assert.Equal(["one", "two"], names.Order());
        await Assert.ThrowsAsync<DatasetNotFoundException>(() => client.Datasets.GetAsync("two", cancellationToken: Cancel));
    }

    private async Task<Dataset> FillAsync(int count)
    {
        var dataset = await (await server.ClientAsync()).Datasets.CreateAsync("cases", cancellationToken: Cancel);
        if (count > 0)
            await dataset.InsertAsync(Enumerable.Range(0, count).Select(number => new DatasetItem { ["n"] = number, ["parity"] = number % 2 == 0 ? "even" : "odd" }), cancellationToken: Cancel);
        return dataset;
    }
}
