using System.Text.Json;

namespace Opik.Server.Tests.Features;

public sealed class DatasetVersionTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = DatasetData.Root;

    [Fact]
    public async Task Concurrent_requests_of_a_group_in_any_order_and_repeated_make_one_version_without_loss()
    {
        var dataset = await server.CreateDatasetAsync();
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "before");
        var group = Guid.CreateVersion7();
        var items = Enumerable.Range(0, 12_500).Select(i => (Id: Guid.CreateVersion7(), Data: $$"""{"question":"q{{i}}"}""")).ToList();
        // Every batch is sent twice, all of them at the same time.
        var batches = items.Chunk(1000).Concat(items.Chunk(1000)).ToArray();
        new Random(7).Shuffle(batches);

        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = TestContext.Current.CancellationToken }, async (batch, _) => await server.PutItemsAsync(dataset, group, batch));

        var versions = await server.VersionsAsync(dataset);
        Assert.Equal(["v2", "v1"], versions.Select(version => version.Text("version_name")));
        Assert.Equal((12_501, 12_500, 0, 0), versions[0].Counts());
        var seen = new List<Guid>();
        for (var page = 1; page <= 7; page++)
            seen.AddRange((await server.ItemsAsync(dataset, $"page={page}&size=2000&version={versions[0].Text("version_hash")}")).Items.Select(item => item.GetProperty("id").GetGuid()));
        Assert.Equal(12_501, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), items.Select(item => item.Id).ToHashSet());
        Assert.Equal(seen.OrderByDescending(id => id.ToString(), StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task Write_without_a_group_changes_the_latest_version_in_place()
    {
        var dataset = await server.CreateDatasetAsync();
        await server.PutItemsAsync(dataset, null, "one");
        var ids = await server.PutItemsAsync(dataset, null, "two");
        await server.PutItemsAsync(dataset, null, [(ids[0], """{"question":"TWO"}""")]);

        var version = Assert.Single(await server.VersionsAsync(dataset));
        Assert.Equal((2, 2, 0, 0), version.Counts());
        Assert.Equal(["TWO", "one"], await server.QuestionsAsync(dataset));
    }

    [Fact]
    public async Task Older_versions_stay_as_they_were()
    {
        var dataset = await server.CreateDatasetAsync();
        var ids = await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "a", "b", "c");
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), [(ids[0], """{"question":"A"}"""), (Guid.CreateVersion7(), """{"question":"d"}""")]);
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/items/delete", $$"""{"item_ids":["{{ids[1]}}"],"batch_group_id":"{{Guid.CreateVersion7()}}"}""")).Code);
        // In place: only the latest version may show it.
        await server.PutItemsAsync(dataset, null, [(ids[2], """{"question":"C"}""")]);

        var versions = await server.VersionsAsync(dataset);
        Assert.Equal([(3, 0, 1, 1), (4, 1, 1, 0), (3, 3, 0, 0)], versions.Select(version => version.Counts()));
        Assert.Equal(["a", "b", "c"], await server.QuestionsAsync(dataset, $"version={versions[2].Text("version_hash")}"));
        Assert.Equal(["A", "b", "c", "d"], await server.QuestionsAsync(dataset, $"version={versions[1].Text("version_hash")}"));
        Assert.Equal(["A", "C", "d"], await server.QuestionsAsync(dataset));
        Assert.Equal(["A", "C", "d"], await server.QuestionsAsync(dataset, "version=latest"));
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{dataset}/items?version=ffffffff")).Code);
    }

    [Fact]
    public async Task Late_request_of_a_group_reaches_its_version_and_those_after_it()
    {
        var dataset = await server.CreateDatasetAsync();
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var ids = await server.PutItemsAsync(dataset, first, "a");
        var later = await server.PutItemsAsync(dataset, second, "b");
        await server.PutItemsAsync(dataset, second, [(ids[0], """{"question":"A"}""")]);

        await server.PutItemsAsync(dataset, first, [(Guid.CreateVersion7(), """{"question":"late"}"""), (ids[0], """{"question":"a2"}"""), (later[0], """{"question":"b1"}""")]);

        var versions = await server.VersionsAsync(dataset);
        Assert.Equal([(3, 0, 2, 0), (3, 3, 0, 0)], versions.Select(version => version.Counts()));
        Assert.Equal(["a2", "b1", "late"], await server.QuestionsAsync(dataset, $"version={versions[1].Text("version_hash")}"));
        Assert.Equal(["A", "b", "late"], await server.QuestionsAsync(dataset));
    }

    [Fact]
    public async Task Item_deleted_and_added_again_in_one_version_counts_as_modified()
    {
        var dataset = await server.CreateDatasetAsync();
        var ids = await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "a", "b");
        var group = Guid.CreateVersion7();
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/items/delete", $$"""{"item_ids":["{{ids[0]}}"],"batch_group_id":"{{group}}"}""")).Code);
        Assert.Equal((1, 0, 0, 1), (await server.VersionsAsync(dataset))[0].Counts());
        await server.PutItemsAsync(dataset, group, [(ids[0], """{"question":"A"}"""), (ids[1], """{"question":"b"}""")]);
        Assert.Equal((2, 0, 1, 0), (await server.VersionsAsync(dataset))[0].Counts());
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/items/delete", $$"""{"item_ids":["{{ids[0]}}"],"batch_group_id":"{{group}}"}""")).Code);
        Assert.Equal((1, 0, 0, 1), (await server.VersionsAsync(dataset))[0].Counts());
        Assert.Equal(2, (await server.VersionsAsync(dataset)).Count);
    }

    [Fact]
    public async Task Changes_make_a_version_on_their_base_and_are_refused_on_a_stale_one()
    {
        var dataset = await server.CreateDatasetAsync();
        var ids = await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "a", "b", "c");
        var first = (await server.VersionsAsync(dataset))[0].Text("id");
        var sent = Guid.CreateVersion7();
        var changes = $$"""
            {"base_version":"{{first}}","added_items":[{"id":"{{sent}}","source":"manual","data":{"question":"new"} }],
             "edited_items":[{"id":"{{ids[0]}}","data":{"question":"A"},"tags":["x"]}],"deleted_ids":["{{ids[1]}}"],
             "tags":["release"],"change_description":"tidied","metadata":{"by":"me"},
             "evaluators":[{"name":"judge","type":"llm_judge","config":{"model":"m"} }],"execution_policy":{"runs_per_item":3,"pass_threshold":2} }
            """;

        var made = await server.SendAsync("POST", $"{Root}/{dataset}/items/changes", changes);

        Assert.True(made.Code == 201, made.Body);
        Assert.Equal(200, (await server.SendAsync("GET", new Uri(made.Location!).AbsolutePath)).Code);
        Assert.Equal(("v2", "tidied", true), (made.Json.Text("version_name"), made.Json.Text("change_description"), made.Json.GetProperty("is_latest").GetBoolean()));
        Assert.Equal((3, 1, 1, 1), made.Json.Counts());
        Assert.Equal(["latest", "release"], made.Json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal("""{"runs_per_item":3,"pass_threshold":2}""", made.Json.GetProperty("execution_policy").GetRawText());
        Assert.Equal(["A", "c", "new"], await server.QuestionsAsync(dataset));
        var (_, items) = await server.ItemsAsync(dataset);
        Assert.DoesNotContain(items, item => item.GetProperty("id").GetGuid() == sent);
        Assert.Contains(items, item => item.GetProperty("id").GetGuid() == ids[0] && item.GetProperty("tags").GetArrayLength() == 1);

        Assert.Equal(409, (await server.SendAsync("POST", $"{Root}/{dataset}/items/changes", $$"""{"base_version":"{{first}}","deleted_ids":["{{ids[2]}}"]}""")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/{dataset}/items/changes", $$"""{"base_version":"{{Guid.CreateVersion7()}}"}""")).Code);
        Assert.Equal(2, (await server.VersionsAsync(dataset)).Count);

        var forced = await server.SendAsync("POST", $"{Root}/{dataset}/items/changes?override=true", $$"""{"base_version":"{{first}}","deleted_ids":["{{ids[2]}}"]}""");
        Assert.Equal(201, forced.Code);
        Assert.Equal(["a", "b"], await server.QuestionsAsync(dataset));
        Assert.False(forced.Json.TryGetProperty("evaluators", out _));
    }

    [Fact]
    public async Task Evaluators_and_policy_are_inherited_until_they_are_cleared()
    {
        var dataset = await server.CreateDatasetAsync(more: "\"type\":\"evaluation_suite\"");
        var first = await server.SendAsync("POST", $"{Root}/{dataset}/items/changes?override=true",
            """{"evaluators":[{"name":"judge","type":"llm_judge","config":{"model":"m"}}],"execution_policy":{"runs_per_item":2,"pass_threshold":1}}""");
        Assert.Equal((0, 0, 0, 0), first.Json.Counts());
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "a");

        var inherited = (await server.VersionsAsync(dataset))[0];
        Assert.Equal("judge", inherited.GetProperty("evaluators")[0].Text("name"));
        Assert.Equal(2, inherited.GetProperty("execution_policy").GetProperty("runs_per_item").GetInt32());

        var cleared = await server.SendAsync("POST", $"{Root}/{dataset}/items/changes", $$"""{"base_version":"{{inherited.Text("id")}}","evaluators":[],"clear_execution_policy":true}""");
        Assert.False(cleared.Json.TryGetProperty("evaluators", out _));
        Assert.False(cleared.Json.TryGetProperty("execution_policy", out _));
        Assert.Equal("evaluation_suite", (await server.SendAsync("GET", $"{Root}/{dataset}")).Json.Text("type"));
    }

    [Fact]
    public async Task Restoring_copies_forward_and_touches_only_what_differs()
    {
        var dataset = await server.CreateDatasetAsync();
        var ids = await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "a", "b", "c");
        var group = Guid.CreateVersion7();
        await server.PutItemsAsync(dataset, group, [(ids[0], """{"question":"A"}"""), (Guid.CreateVersion7(), """{"question":"d"}""")]);
        await server.SendAsync("POST", Root + "/items/delete", $$"""{"item_ids":["{{ids[1]}}"],"batch_group_id":"{{group}}"}""");
        var versions = await server.VersionsAsync(dataset);

        var restored = await server.SendAsync("POST", $"{Root}/{dataset}/versions/restore", $$"""{"version_ref":"{{versions[1].Text("version_hash")}}"}""");

        Assert.Equal(200, restored.Code);
        Assert.Equal("v3", restored.Json.Text("version_name"));
        Assert.Equal((3, 1, 1, 1), restored.Json.Counts());
        Assert.Equal(["a", "b", "c"], await server.QuestionsAsync(dataset));
        // The restored item shares its map with the old revision; changing it must not change the old version.
        await server.PutItemsAsync(dataset, null, [(ids[0], """{"question":"again"}""")]);
        Assert.Equal(["a", "b", "c"], await server.QuestionsAsync(dataset, $"version={versions[1].Text("version_hash")}"));
        Assert.Equal(["again", "b", "c"], await server.QuestionsAsync(dataset));
        var same = await server.SendAsync("POST", $"{Root}/{dataset}/versions/restore", """{"version_ref":"latest"}""");
        Assert.Equal("v3", same.Json.Text("version_name"));
        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/{dataset}/versions/restore", """{"version_ref":"nothing"}""")).Code);
    }

    [Fact]
    public async Task Versions_are_compared()
    {
        var dataset = await server.CreateDatasetAsync();
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{dataset}/versions/diff")).Code);
        var ids = await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "a", "b", "c");
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), [(ids[0], """{"question":"A"}"""), (Guid.CreateVersion7(), """{"question":"d"}""")]);
        await server.SendAsync("POST", Root + "/items/delete", $$"""{"item_ids":["{{ids[1]}}"],"batch_group_id":"{{Guid.CreateVersion7()}}"}""");
        var versions = await server.VersionsAsync(dataset);

        var draft = await server.SendAsync("GET", $"{Root}/{dataset}/versions/diff");
        Assert.Equal("""{"items_added":0,"items_modified":0,"items_deleted":0,"items_unchanged":3}""", draft.Json.GetProperty("statistics").GetRawText());
        var diff = await server.SendAsync("GET", $"{Root}/{dataset}/versions/diff?from_version={versions[2].Text("version_hash")}&to_version=latest");
        Assert.Equal("""{"items_added":1,"items_modified":1,"items_deleted":1,"items_unchanged":1}""", diff.Json.GetProperty("statistics").GetRawText());
        var back = await server.SendAsync("GET", $"{Root}/{dataset}/versions/diff?from_version=latest&to_version={versions[1].Text("version_hash")}");
        Assert.Equal("""{"items_added":1,"items_modified":0,"items_deleted":0,"items_unchanged":3}""", back.Json.GetProperty("statistics").GetRawText());
    }

    [Fact]
    public async Task Tags_are_unique_name_a_version_and_latest_moves_by_itself()
    {
        var dataset = await server.CreateDatasetAsync();
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "a");
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "b");
        var versions = await server.VersionsAsync(dataset);
        var (latest, first) = (versions[0].Text("version_hash"), versions[1].Text("version_hash"));

        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/{dataset}/versions/hash/{first}/tags", """{"tag":"baseline"}""")).Code);
        Assert.Equal(409, (await server.SendAsync("POST", $"{Root}/{dataset}/versions/hash/{latest}/tags", """{"tag":"baseline"}""")).Code);
        Assert.Equal(409, (await server.SendAsync("POST", $"{Root}/{dataset}/versions/hash/{first}/tags", """{"tag":"latest"}""")).Code);
        Assert.Equal(["a"], await server.QuestionsAsync(dataset, "version=baseline"));
        var updated = await server.SendAsync("PATCH", $"{Root}/{dataset}/versions/hash/{first}", """{"change_description":"start","tags_to_add":["v-one"]}""");
        Assert.Equal(200, updated.Code);
        Assert.Equal(["baseline", "v-one"], updated.Json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal("start", updated.Json.Text("change_description"));

        Assert.Equal(400, (await server.SendAsync("DELETE", $"{Root}/{dataset}/versions/{latest}/tags/latest")).Code);
        Assert.Equal(204, (await server.SendAsync("DELETE", $"{Root}/{dataset}/versions/{first}/tags/baseline")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{dataset}/items?version=baseline")).Code);
        Assert.Equal("latest", versions[0].GetProperty("tags")[0].GetString());
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{dataset}/versions/hash/00000000")).Code);
    }

    [Fact]
    public async Task Version_is_found_by_its_name()
    {
        var dataset = await server.CreateDatasetAsync();
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "a");

        var found = await server.SendAsync("POST", $"{Root}/{dataset}/versions/retrieve", """{"version_name":"v1"}""");
        Assert.Equal("v1", found.Json.Text("version_name"));
        Assert.Equal(found.Json.Text("id")[^8..], found.Json.Text("version_hash"));
        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/{dataset}/versions/retrieve", """{"version_name":"v2"}""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", $"{Root}/{dataset}/versions/retrieve", """{"version_name":"2"}""")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/{Guid.CreateVersion7()}/versions/retrieve", """{"version_name":"v1"}""")).Code);
    }

    [Fact]
    public async Task Version_takes_over_the_items_of_another_dataset_with_their_ids()
    {
        var (source, target) = (await server.CreateDatasetAsync(), await server.CreateDatasetAsync());
        var ids = await server.PutItemsAsync(source, Guid.CreateVersion7(), "a", "b");
        var from = (await server.VersionsAsync(source))[0].Text("id");
        await server.PutItemsAsync(target, Guid.CreateVersion7(), [(ids[0], """{"question":"a"}"""), (ids[1], """{"question":"B"}"""), (Guid.CreateVersion7(), """{"question":"z"}""")]);
        var basis = (await server.VersionsAsync(target))[0].Text("id");

        var copied = await server.SendAsync("POST", $"{Root}/{target}/items/changes", $$"""{"base_version":"{{basis}}","copy_from_dataset_id":"{{source}}","copy_from_version_id":"{{from}}"}""");

        Assert.Equal((2, 0, 1, 1), copied.Json.Counts());
        Assert.Equal(["a", "b"], await server.QuestionsAsync(target));
        // Ids that two datasets have mean the newer one.
        await server.SendAsync("POST", Root + "/items/delete", $$"""{"item_ids":["{{ids[0]}}"]}""");
        Assert.Equal(["b"], await server.QuestionsAsync(target));
        Assert.Equal(["a", "b"], await server.QuestionsAsync(source));
        Assert.Equal(400, (await server.SendAsync("POST", $"{Root}/{target}/items/changes?override=true", $$"""{"copy_from_dataset_id":"{{source}}"}""")).Code);
    }

    [Fact]
    public async Task Versions_are_listed_newest_first_with_the_size_that_was_asked_for()
    {
        var dataset = await server.CreateDatasetAsync();
        Assert.Equal(0, (await server.SendAsync("GET", $"{Root}/{dataset}/versions")).Json.GetProperty("total").GetInt64());
        for (var i = 0; i < 3; i++)
            await server.PutItemsAsync(dataset, Guid.CreateVersion7(), $"q{i}");

        var page = await server.SendAsync("GET", $"{Root}/{dataset}/versions?page=2&size=2");
        Assert.Equal((3, 2), (page.Json.GetProperty("total").GetInt64(), page.Json.GetProperty("size").GetInt32()));
        Assert.Equal(["v1"], page.Json.GetProperty("content").EnumerateArray().Select(version => version.Text("version_name")));
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{Guid.CreateVersion7()}/versions")).Code);
    }
}
