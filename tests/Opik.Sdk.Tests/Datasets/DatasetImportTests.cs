using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Testing;

namespace Opik.Sdk.Tests.Datasets;

public sealed class DatasetImportTests(SharedServer server) : IDisposable
{
    private readonly TemporaryFolder folder = new("import");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_json_array_is_inserted_with_renamed_and_ignored_keys_and_written_again()
    {
        var dataset = await CreateAsync();
        var id = Guid.CreateVersion7();

        await dataset.InsertFromJsonAsync($$"""[{"Q":"a","drop":1,"id":"{{id}}","description":"d"},{"Q":"b","n":[1,2]}]""", new ItemImport { Keys = new Dictionary<string, string> { ["Q"] = "question" }, Ignored = ["drop"] }, Cancel);

        var items = await dataset.GetItemsAsync(cancellationToken: Cancel);
        var first = items.Single(item => item.Id == id);
        Assert.Equal("""{"question":"a"}""", first.Data.ToJsonString());
        Assert.Equal("d", first.Description);
        var written = JsonNode.Parse(await dataset.ToJsonAsync(new Dictionary<string, string> { ["question"] = "Q" }, Cancel))!.AsArray();
        Assert.Equal(["a", "b"], written.Select(item => (string?)item!["Q"]).Order());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("""{"a":1}""", "no JSON array")]
    [InlineData("""[{"a":1},7]""", "Item 1 is no JSON object")]
    [InlineData("""[{"id":"seven"}]""", "Item 0: 'id' is \"seven\", which is no UUID")]
    [InlineData("[", "no JSON")]
    public async Task A_malformed_text_is_refused_and_nothing_inserted(string json, string says)
    {
        var dataset = await CreateAsync();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => dataset.InsertFromJsonAsync(json, cancellationToken: Cancel));

        Assert.Contains(says, refusal.Message);
        Assert.Equal(0, await dataset.CountAsync(Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_file_of_lines_is_checked_whole_before_anything_is_sent()
    {
        var dataset = await CreateAsync();
        var path = Write("items.jsonl", """
            {"q":"a"}

            {"q":"b"}
            {"q":
            """);

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => dataset.InsertFromJsonlFileAsync(path, cancellationToken: Cancel));
        Assert.Equal(0, await dataset.CountAsync(Cancel));
        File.WriteAllText(path, "{\"q\":\"a\"}\n\n{\"q\":\"b\"}\n{\"q\":\"a\"}\n");
        await dataset.InsertFromJsonlFileAsync(path, cancellationToken: Cancel);

        Assert.Contains("Line 4", refusal.Message);
        Assert.Equal(2, await dataset.CountAsync(Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_table_keeps_numbers_and_leaves_missing_cells_out()
    {
        var dataset = await CreateAsync();
        var path = Write("items.csv", "question,count,ratio,code,flag\r\n\"a, \"\"b\"\"\nc\",1,0.5,007,True\r\nplain,,2,abc,\r\n");

        await dataset.InsertFromCsvFileAsync(path, cancellationToken: Cancel);

        var items = (await dataset.GetItemsAsync(cancellationToken: Cancel)).Select(item => item.Data.ToJsonString()).Order(StringComparer.Ordinal).ToList();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"question":"a, \"b\"\nc","count":1,"ratio":0.5,"code":"007","flag":true}"""), JsonNode.Parse(items[0])), items[0]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"question":"plain","ratio":2,"code":"abc"}"""), JsonNode.Parse(items[1])), items[1]);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_table_with_an_open_quote_is_refused()
    {
        var dataset = await CreateAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => dataset.InsertFromCsvFileAsync(Write("bad.csv", "a\n\"open"), cancellationToken: Cancel));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<Dataset> CreateAsync() => await (await server.ClientAsync()).Datasets.CreateAsync("imported", cancellationToken: Cancel);
}
