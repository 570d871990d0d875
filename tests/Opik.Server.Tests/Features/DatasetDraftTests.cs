using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Drafts of datasets on the server.</summary>
public sealed class DatasetDraftTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = DatasetData.Root;

    [Fact]
    public async Task Changes_stay_in_the_draft_until_they_are_saved_as_one_version()
    {
        var dataset = await server.CreateDatasetAsync();
        var ids = await PutAsync(dataset, "one", "two", "three");

        await EditAsync(dataset, $$$"""{"added_items":[{"data":{"question":"four"}}],"edited_items":[{"id":"{{{ids[0]}}}","data":{"question":"ONE"},"tags":["hard"]}],"deleted_ids":["{{{ids[1]}}}"]}""");

        Assert.Equal(["one", "three", "two"], await server.QuestionsAsync(dataset));
        var draft = await DraftAsync(dataset);
        Assert.Equal((1, 1, 1, 3), Counts(draft));
        Assert.Equal("v2", draft.Text("next_version_name"));
        Assert.Equal("v1", draft.GetProperty("base_version").Text("version_name"));
        var rows = await RowsAsync(dataset, "size=10");
        Assert.Equal(["four added", "three unchanged", "two deleted", "ONE changed"], rows);

        var saved = await server.SendAsync("POST", $"{Root}/{dataset}/draft/commit", """{"change_description":"a note","tags":["golden"]}""");
        Assert.True(saved.Code == 201, saved.Body);
        Assert.Equal((3, 1, 1, 1), saved.Json.Counts());
        Assert.Equal("a note", saved.Json.Text("change_description"));
        Assert.Equal(["ONE", "four", "three"], await server.QuestionsAsync(dataset));
        Assert.Equal(["one", "three", "two"], await server.QuestionsAsync(dataset, $"size=10&version={(await server.VersionsAsync(dataset))[1].Text("version_hash")}"));
        Assert.Equal((0, 0, 0, 3), Counts(await DraftAsync(dataset)));
    }

    [Fact]
    public async Task Pages_searches_and_changes_alone_show_the_draft_over_the_version()
    {
        var dataset = await server.CreateDatasetAsync();
        var ids = await PutAsync(dataset, [.. Enumerable.Range(0, 25).Select(i => $"q{i:00}")]);
        await EditAsync(dataset, $$$"""{"added_items":[{"data":{"question":"new a"}},{"data":{"question":"new b"}}],"edited_items":[{"id":"{{{ids[3]}}}","data":{"question":"new c"}}],"deleted_ids":["{{{ids[4]}}}"]}""");

        var all = new List<string>();
        for (var page = 1; page <= 3; page++)
            all.AddRange(await RowsAsync(dataset, $"page={page}&size=10"));
        Assert.Equal(27, all.Distinct().Count());
        Assert.Equal(["new b added", "new a added", "q24 unchanged"], all.Take(3));
        Assert.Equal("new c changed", all[^4]);

        Assert.Equal(["new b added", "new a added", "new c changed"], await RowsAsync(dataset, $"size=10&filters={Contains("new")}"));
        Assert.Equal(["q04 deleted"], await RowsAsync(dataset, $"size=10&filters={Contains("q04")}"));
        Assert.Empty(await RowsAsync(dataset, $"size=10&filters={Contains("q03")}"));
        Assert.Equal(["q04 deleted", "new c changed"], await RowsAsync(dataset, "size=10&states=changed,deleted"));
        Assert.Equal(["new c changed"], await RowsAsync(dataset, $"size=10&states=added,changed&filters={Contains("c")}"));
        Assert.Equal(["new b added", "new a added", "q00 unchanged"], await RowsAsync(dataset, "size=3&sorting=" + Uri.EscapeDataString("""[{"field":"data.question","direction":"ASC"}]""")));
    }

    [Fact]
    public async Task Undo_takes_back_a_field_or_an_item_and_a_draft_without_changes_ends()
    {
        var dataset = await server.CreateDatasetAsync();
        var id = Guid.CreateVersion7();
        await server.PutItemsAsync(dataset, null, [(id, """{"question":"q","answer":"a","big":12345678901234567890123}""")]);
        await EditAsync(dataset, $$$"""{"edited_items":[{"id":"{{{id}}}","data":{"question":"Q","answer":"A","big":12345678901234567890123},"tags":["t"]}]}""");

        var item = (await server.SendAsync("GET", $"{Root}/{dataset}/draft/items/{id}")).Json;
        Assert.Equal(["data.question", "data.answer", "tags"], item.GetProperty("draft").GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal("q", item.GetProperty("draft").GetProperty("before").GetProperty("data").Text("question"));

        await UndoAsync(dataset, $$$"""{"items":[{"id":"{{{id}}}","fields":["data.question","tags"]}]}""");
        item = (await server.SendAsync("GET", $"{Root}/{dataset}/draft/items/{id}")).Json;
        Assert.Equal(["data.answer"], item.GetProperty("draft").GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        Assert.Contains("12345678901234567890123", item.GetProperty("data").GetRawText(), StringComparison.Ordinal);

        await UndoAsync(dataset, $$$"""{"items":[{"id":"{{{id}}}"}]}""");
        Assert.Equal(JsonValueKind.Undefined, (await DraftAsync(dataset)).TryGetProperty("created_at", out var at) ? at.ValueKind : default);
        await EditAsync(dataset, $$$"""{"edited_items":[{"id":"{{{id}}}","data":{"answer":"a","question":"q","big":12345678901234567890123}}]}""");
        Assert.Equal((0, 0, 0, 1), Counts(await DraftAsync(dataset)));
    }

    [Fact]
    public async Task A_newer_version_is_merged_field_by_field_and_only_what_both_changed_is_asked()
    {
        var dataset = await server.CreateDatasetAsync();
        var (merged, both, gone) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), [(merged, """{"a":1,"b":1}"""), (both, """{"a":1,"b":1}"""), (gone, """{"a":1}""")]);
        await EditAsync(dataset, $$$"""{"edited_items":[{"id":"{{{merged}}}","data":{"a":2,"b":1}},{"id":"{{{both}}}","data":{"a":2,"b":1}}],"deleted_ids":["{{{gone}}}"]}""");

        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), [(merged, """{"a":1,"b":9}"""), (both, """{"a":3,"b":9}"""), (gone, """{"a":7}""")]);

        Assert.Equal(2, (await DraftAsync(dataset)).GetProperty("conflicts").GetInt32());
        var refused = await server.SendAsync("POST", $"{Root}/{dataset}/draft/commit", $$$"""{"decisions":{"{{{gone}}}":"theirs"}}""");
        Assert.Equal(409, refused.Code);
        var conflict = Assert.Single(refused.Json.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(both, conflict.GetProperty("id").GetGuid());
        Assert.Equal("data.a", Assert.Single(conflict.GetProperty("fields").EnumerateArray()).GetString());
        Assert.Equal((1, 2, 3), (Value(conflict, "before"), Value(conflict, "mine"), Value(conflict, "theirs")));
        Assert.Equal(2, (await server.VersionsAsync(dataset)).Count);

        var saved = await server.SendAsync("POST", $"{Root}/{dataset}/draft/commit", $$$"""{"decisions":{"{{{gone}}}":"theirs","{{{both}}}":"mine"}}""");
        Assert.True(saved.Code == 201, saved.Body);
        var items = (await server.ItemsAsync(dataset)).Items.ToDictionary(item => item.GetProperty("id").GetGuid(), item => item.GetProperty("data").GetRawText());
        Assert.Equal("""{"a":2,"b":9}""", items[merged]);
        Assert.Equal("""{"a":2,"b":9}""", items[both]);
        Assert.Equal("""{"a":7}""", items[gone]);

        static int Value(JsonElement conflict, string side) => conflict.GetProperty(side).GetProperty("data").GetProperty("a").GetInt32();
    }

    [Fact]
    public async Task All_matching_items_are_changed_or_deleted_in_the_draft_and_too_many_are_refused()
    {
        var dataset = await server.CreateDatasetAsync();
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "keep", "drop a", "drop b");

        await PostAsync(dataset, "items/matching", """{"filters":[{"field":"full_data","operator":"contains","value":"drop"}],"update":{"tags_to_add":["old"]}}""");
        await PostAsync(dataset, "items/matching", """{"filters":[{"field":"tags","operator":"contains","value":"old"}],"delete":true}""");
        Assert.Equal((0, 0, 2, 1), Counts(await DraftAsync(dataset)));
        Assert.Equal(204, (await server.SendAsync("DELETE", $"{Root}/{dataset}/draft")).Code);
        Assert.Equal((0, 0, 0, 3), Counts(await DraftAsync(dataset)));
        Assert.Equal(409, (await server.SendAsync("POST", $"{Root}/{dataset}/draft/commit", "{}")).Code);

        var group = Guid.CreateVersion7();
        foreach (var chunk in Enumerable.Range(0, 10_001).Chunk(1000))
            await server.PutItemsAsync(dataset, group, chunk.Select(i => (Guid.CreateVersion7(), $$$"""{"question":"q{{{i}}}"}""")));
        var refused = await server.SendAsync("POST", $"{Root}/{dataset}/draft/items/matching", """{"filters":[],"delete":true}""");
        Assert.Equal(422, refused.Code);
        Assert.Contains("10000", refused.Errors[0], StringComparison.Ordinal);
        Assert.Equal(400, (await server.SendAsync("POST", $"{Root}/{dataset}/draft/items/matching", """{"delete":true}""")).Code);
    }

    [Fact]
    public async Task The_draft_survives_a_restart()
    {
        var dataset = await server.CreateDatasetAsync();
        await EditAsync(dataset, """{"added_items":[{"data":{"question":"first"}}]}""");

        await server.RestartAsync();

        Assert.Equal(["first added"], await RowsAsync(dataset, "size=10"));
        Assert.Equal(201, (await server.SendAsync("POST", $"{Root}/{dataset}/draft/commit", "{}")).Code);
        Assert.Equal(["first"], await server.QuestionsAsync(dataset));
    }

    [Fact]
    public async Task Two_versions_and_a_version_and_the_draft_are_compared_item_by_item()
    {
        var dataset = await server.CreateDatasetAsync();
        var (kept, changed, gone) = (NewId(0), NewId(1), NewId(2));
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), [(kept, """{"question":"kept"}"""), (changed, """{"question":"old"}"""), (gone, """{"question":"gone"}""")]);
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), [(changed, """{"question":"now"}"""), (NewId(3), """{"question":"new"}""")]);
        await server.SendAsync("POST", Root + "/items/delete", $$$"""{"item_ids":["{{{gone}}}"],"batch_group_id":"{{{Guid.CreateVersion7()}}}"}""");
        var hashes = (await server.VersionsAsync(dataset)).ConvertAll(version => version.Text("version_hash"));

        Assert.Equal(["new added", "gone deleted", "now changed"], await ComparedAsync(dataset, $"from_version={hashes[2]}&to_version={hashes[0]}"));
        Assert.Equal(["new deleted", "gone added", "old changed"], await ComparedAsync(dataset, $"from_version={hashes[0]}&to_version={hashes[2]}"));
        Assert.Equal(["gone deleted"], await ComparedAsync(dataset, $"from_version={hashes[2]}&to_version={hashes[0]}&states=deleted"));
        Assert.Empty(await ComparedAsync(dataset, $"from_version={hashes[1]}&to_version={hashes[1]}"));

        await EditAsync(dataset, $$$"""{"edited_items":[{"id":"{{{changed}}}","data":{"question":"old"}},{"id":"{{{kept}}}","data":{"question":"kept","more":1}}]}""");
        Assert.Equal(["new added", "gone deleted", "kept changed"], await ComparedAsync(dataset, $"from_version={hashes[2]}"));
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{dataset}/versions/changes?from_version=nothing")).Code);
    }

    // Ids of one millisecond stand in no order.
    private static Guid NewId(int place) => Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddYears(50).AddMilliseconds(place));

    private async Task<IReadOnlyList<Guid>> PutAsync(string dataset, params IReadOnlyList<string> questions)
    {
        var items = questions.Select((question, place) => (Id: NewId(place), Data: JsonSerializer.Serialize(new { question }))).ToList();
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), items);
        return items.ConvertAll(item => item.Id);
    }

    private static string Contains(string text) => Uri.EscapeDataString($$$"""[{"field":"full_data","operator":"contains","value":"{{{text}}}"}]""");

    private static (int Added, int Changed, int Deleted, long Total) Counts(JsonElement draft) => (
        draft.GetProperty("items_added").GetInt32(), draft.GetProperty("items_modified").GetInt32(), draft.GetProperty("items_deleted").GetInt32(),
        draft.GetProperty("items_total").GetInt64());

    private Task EditAsync(string dataset, string json) => PostAsync(dataset, "items", json);

    private Task UndoAsync(string dataset, string json) => PostAsync(dataset, "undo", json);

    private async Task PostAsync(string dataset, string path, string json)
    {
        var answer = await server.SendAsync("POST", $"{Root}/{dataset}/draft/{path}", json);
        Assert.True(answer.Code == 200, answer.Body);
    }

    private async Task<JsonElement> DraftAsync(string dataset) => (await server.SendAsync("GET", $"{Root}/{dataset}/draft")).Json;

    private Task<string[]> RowsAsync(string dataset, string query) => RowsOfAsync($"{Root}/{dataset}/draft/items?{query}");

    private Task<string[]> ComparedAsync(string dataset, string query) => RowsOfAsync($"{Root}/{dataset}/versions/changes?size=10&{query}");

    private async Task<string[]> RowsOfAsync(string path)
    {
        var page = await server.SendAsync("GET", path);
        Assert.True(page.Code == 200, page.Body);
        return [.. page.Json.GetProperty("content").EnumerateArray()
            .Select(item => $"{item.GetProperty("data").Text("question")} {(item.TryGetProperty("draft", out var draft) ? draft.Text("state") : "unchanged")}")];
    }
}
