using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Short ways to make and read datasets.</summary>
internal static class DatasetData
{
    public const string Root = "/v1/private/datasets";

    public static string NewName() => $"dataset {Guid.CreateVersion7():N}";

    public static async Task<string> CreateDatasetAsync(this ServerFixture server, string? name = null, string? more = null)
    {
        var created = await server.SendAsync("POST", Root, $$"""{"name":"{{name ?? NewName()}}"{{(more is null ? "" : "," + more)}}}""");
        Assert.Equal(201, created.Code);
        return created.Location![(created.Location!.LastIndexOf('/') + 1)..];
    }

    /// <summary>Stores items <c>{"question":…}</c>; returns their ids.</summary>
    public static async Task<IReadOnlyList<Guid>> PutItemsAsync(this ServerFixture server, string dataset, Guid? group, params IReadOnlyList<string> questions)
    {
        var ids = questions.Select(_ => Guid.CreateVersion7()).ToList();
        await server.PutItemsAsync(dataset, group, questions.Zip(ids, (question, id) => (id, JsonSerializer.Serialize(new { question }))));
        return ids;
    }

    public static async Task PutItemsAsync(this ServerFixture server, string dataset, Guid? group, IEnumerable<(Guid Id, string Data)> items)
    {
        var texts = items.Select(item => $$"""{"id":"{{item.Id}}","source":"sdk","trace_id":null,"span_id":null,"description":null,"data":{{item.Data}}}""");
        var answer = await server.SendAsync("PUT", Root + "/items", $$"""{"dataset_id":"{{dataset}}","batch_group_id":{{(group is { } id ? $"\"{id}\"" : "null")}},"items":[{{string.Join(',', texts)}}]}""");
        Assert.True(answer.Code == 204, answer.Body);
    }

    /// <summary>The items of a page, newest id first.</summary>
    public static async Task<(long Total, List<JsonElement> Items)> ItemsAsync(this ServerFixture server, string dataset, string query = "size=100")
    {
        var page = await server.SendAsync("GET", $"{Root}/{dataset}/items?{query}");
        Assert.True(page.Code == 200, page.Body);
        return (page.Json.GetProperty("total").GetInt64(), [.. page.Json.GetProperty("content").EnumerateArray()]);
    }

    /// <summary>The questions of a page, sorted.</summary>
    public static async Task<string[]> QuestionsAsync(this ServerFixture server, string dataset, string query = "size=100") =>
        [.. (await server.ItemsAsync(dataset, query)).Items.Select(item => item.GetProperty("data").GetProperty("question").GetString()!).Order(StringComparer.Ordinal)];

    /// <summary>The versions, newest first.</summary>
    public static async Task<List<JsonElement>> VersionsAsync(this ServerFixture server, string dataset) =>
        [.. (await server.SendAsync("GET", $"{Root}/{dataset}/versions?size=100")).Json.GetProperty("content").EnumerateArray()];

    /// <summary>total, added, modified, deleted.</summary>
    public static (long Total, long Added, long Modified, long Deleted) Counts(this JsonElement version) => (
        version.GetProperty("items_total").GetInt64(), version.GetProperty("items_added").GetInt64(), version.GetProperty("items_modified").GetInt64(),
        version.GetProperty("items_deleted").GetInt64());

    public static string Text(this JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
