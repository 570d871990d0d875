using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Opik.Datasets;
using Opik.Sdk.Tests.Rest;

namespace Opik.Sdk.Tests.Datasets;

public sealed partial class DatasetWritingTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Items_of_one_insert_are_one_version_and_are_read_back_whole()
    {
        var dataset = await CreateAsync();
        var item = new DatasetItem { ["question"] = "Capital of France?", ["expected"] = new JsonObject { ["city"] = "Paris", ["rank"] = 1 }, ["ok"] = true };
        item.Description = "easy";

        await dataset.InsertAsync([item, new DatasetItem { ["question"] = "2+2" }], cancellationToken: Cancel);

        var items = await dataset.GetItemsAsync(cancellationToken: Cancel);
        var read = items.Single(other => other.Id == item.Id);
        Assert.True(JsonNode.DeepEquals(item.Data, read.Data));
        Assert.Equal(("easy", "sdk"), (read.Description, read.Source));
        Assert.Equal(("v1", 2), ((await dataset.GetLatestVersionAsync(Cancel))!.VersionName!, items.Count));
    }

    [Fact(Timeout = 120_000)]
    public async Task Many_requests_at_once_lose_nothing_and_stay_one_version()
    {
        var dataset = await CreateAsync();
        const int Count = 6_500;

        await dataset.InsertAsync(Enumerable.Range(0, Count).Select(number => new DatasetItem { ["number"] = number }), threads: 8, cancellationToken: Cancel);

        var numbers = (await dataset.GetItemsAsync(new DatasetReading { ChunkSize = 700 }, Cancel)).Select(item => (int)item["number"]!).Order();
        Assert.Equal(Enumerable.Range(0, Count), numbers);
        var version = await dataset.GetLatestVersionAsync(Cancel);
        Assert.Equal(("v1", Count), (version!.VersionName!, version.ItemsTotal));
    }

    [Fact(Timeout = 60_000)]
    public async Task Equal_content_is_inserted_once_also_by_another_program()
    {
        var dataset = await CreateAsync();
        await dataset.InsertAsync([new DatasetItem { ["a"] = 1, ["b"] = "x" }, new DatasetItem { ["b"] = "x", ["a"] = 1 }], cancellationToken: Cancel);
        var elsewhere = await dataset.Client.Datasets.GetAsync(dataset.Name, cancellationToken: Cancel);

        await elsewhere.InsertAsync([new DatasetItem { ["a"] = 1, ["b"] = "x" }, new DatasetItem { ["a"] = 2 }], cancellationToken: Cancel);
        Assert.Equal(2, await elsewhere.CountAsync(Cancel));
        await elsewhere.InsertAsync([new DatasetItem { ["a"] = 2 }], deduplication: false, cancellationToken: Cancel);
        Assert.Equal(3, await elsewhere.CountAsync(Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Deleted_content_may_be_inserted_again()
    {
        var dataset = await CreateAsync();
        var item = new DatasetItem { ["a"] = 1 };
        await dataset.InsertAsync([item, new DatasetItem { ["a"] = 2 }], cancellationToken: Cancel);

        await dataset.DeleteAsync([item.Id!.Value], Cancel);
        Assert.Equal(1, await dataset.CountAsync(Cancel));
        await dataset.InsertAsync([new DatasetItem { ["a"] = 1 }], cancellationToken: Cancel);
        Assert.Equal(2, await dataset.CountAsync(Cancel));
        await dataset.ClearAsync(Cancel);
        Assert.Empty(await dataset.GetItemsAsync(cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_update_replaces_by_id_and_needs_one()
    {
        var dataset = await CreateAsync();
        await dataset.InsertAsync([new DatasetItem { ["a"] = 1 }, new DatasetItem { ["a"] = 2 }], cancellationToken: Cancel);
        var items = await dataset.GetItemsAsync(cancellationToken: Cancel);
        items[0]["a"] = 10;

        await dataset.UpdateAsync([items[0]], cancellationToken: Cancel);
        var refusal = await Assert.ThrowsAsync<DatasetItemIdRequiredException>(() => dataset.UpdateAsync([items[1], new DatasetItem()], cancellationToken: Cancel));

        var after = await dataset.GetItemsAsync(cancellationToken: Cancel);
        Assert.Equal(2, after.Count);
        Assert.Equal(10, (int)after.Single(item => item.Id == items[0].Id)["a"]!);
        Assert.Contains("Item 1", refusal.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_sequence_that_throws_half_way_keeps_what_was_sent_and_reports_its_error()
    {
        var dataset = await CreateAsync();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => dataset.InsertAsync(Broken(), deduplication: false, cancellationToken: Cancel));

        Assert.Equal(1_000, await dataset.CountAsync(Cancel));

        static IEnumerable<DatasetItem> Broken()
        {
            for (var number = 0; number < 1_500; number++)
                yield return new DatasetItem { ["number"] = number };
            throw new TimeZoneNotFoundException();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task What_cannot_be_sent_is_refused_by_position()
    {
        var dataset = await CreateAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => dataset.InsertAsync([new DatasetItem(), null!], cancellationToken: Cancel));
        var refusal = await Assert.ThrowsAsync<ItemNotSerializableException>(() => dataset.InsertAsync([new DatasetItem { ["a"] = 1 }, new DatasetItem { ["a"] = double.NaN }], cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => dataset.DeleteAsync([Guid.Empty], Cancel));

        Assert.Contains("Item 1", refusal.Message);
        Assert.Equal(0, await dataset.CountAsync(Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Items_of_a_type_of_the_program_become_data()
    {
        var dataset = await CreateAsync();

        await dataset.InsertAsync([new Case("q1", 0.5), new Case("q2", 1)], CaseJson.Default.Case, cancellationToken: Cancel);

        Assert.Equal(["q1", "q2"], (await dataset.GetItemsAsync(cancellationToken: Cancel)).Select(item => (string?)item["Question"]).Order());
    }

    [Fact(Timeout = 60_000)]
    public async Task Bodies_hold_at_most_1000_items_and_5_MiB_and_all_members_of_an_item()
    {
        var bodies = new ConcurrentQueue<string>();
        await using var fake = await ScriptedServer.StartAsync(async (context, body, _) =>
        {
            if (context.Request.Path.Value!.EndsWith("/ver", StringComparison.Ordinal))
                await context.Response.WriteAsync("""{"version":"2.2.122"}""", Cancel);
            else
                bodies.Enqueue(body);
        });
        var dataset = new Dataset(new OpikClient(new OpikOptions { UrlOverride = fake.Address }), new DatasetRecord { Id = Guid.CreateVersion7(), Name = "d" }, "p");
        var items = Enumerable.Range(0, 1_001).Select(number => new DatasetItem { ["n"] = number }).Append(new DatasetItem { ["text"] = new string('x', 6 << 20) }).Append(new DatasetItem { ["n"] = -1 });

        await dataset.InsertAsync(items, deduplication: false, threads: 3, cancellationToken: Cancel);

        var parsed = bodies.Select(body => JsonNode.Parse(body)!).ToList();
        Assert.Equal([1, 1, 1, 1_000], parsed.Select(body => body["items"]!.AsArray().Count).Order());
        Assert.Single(parsed.Select(body => (string?)body["batch_group_id"]).Distinct());
        Assert.Equal(["id", "trace_id", "span_id", "source", "data", "description", "evaluators", "execution_policy"], parsed[0]["items"]![0]!.AsObject().Select(member => member.Key));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("2.2.7", 1)]
    [InlineData("nonsense", 1)]
    [InlineData("2.2.8", 4)]
    public async Task An_old_server_gets_one_request_after_the_other(string version, int atOnce)
    {
        var (running, most) = (0, 0);
        var all = new TaskCompletionSource();
        await using var fake = await ScriptedServer.StartAsync(async (context, _, _) =>
        {
            if (context.Request.Path.Value!.EndsWith("/ver", StringComparison.Ordinal))
            {
                await context.Response.WriteAsync($$"""{"version":"{{version}}"}""", Cancel);
                return;
            }

            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            if (now == atOnce)
                all.TrySetResult();
            await all.Task.WaitAsync(Cancel);
            Interlocked.Decrement(ref running);
        });
        var dataset = new Dataset(new OpikClient(new OpikOptions { UrlOverride = fake.Address }), new DatasetRecord { Id = Guid.CreateVersion7(), Name = "d" }, "p");

        await dataset.InsertAsync(Enumerable.Range(0, 6_000).Select(number => new DatasetItem { ["n"] = number }), deduplication: false, threads: 4, cancellationToken: Cancel);

        Assert.Equal(atOnce, most);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
            Interlocked.CompareExchange(ref most, value, seen);
    }

    private async Task<Dataset> CreateAsync() => await (await server.ClientAsync()).Datasets.CreateAsync("cases", cancellationToken: Cancel);

    internal sealed record Case(string Question, double Weight);

    [JsonSerializable(typeof(Case))]
    internal sealed partial class CaseJson : JsonSerializerContext;
}
