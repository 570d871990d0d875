using System.Text.Json;

namespace Opik.Server.Tests.Experiments;

public sealed class ExperimentExportTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Path = "/v1/private/experiments/export";

    [Fact]
    public async Task A_csv_file_has_a_column_for_every_score_and_key_of_the_configurations()
    {
        var (dataset, ids) = await MadeAsync();

        var answer = await server.SendAsync("GET", $"{Path}?name=of {dataset}");

        Assert.Equal((200, "text/csv"), (answer.Code, answer.ContentType));
        var lines = answer.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.EndsWith(",total_estimated_cost,total_estimated_cost_avg,feedback_scores.tone,metadata.model,metadata.retrieval.top_k,metadata['sdk.version']", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{ids[1]},of {dataset},{dataset},", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",,b,8,2.1", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",0.5,a,,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lines_are_the_experiments_as_pages_have_them_in_the_order_asked_for()
    {
        var (dataset, ids) = await MadeAsync();
        var sorting = Uri.EscapeDataString("""[{"field":"created_at","direction":"ASC"}]""");

        var answer = await server.SendAsync("GET", $"{Path}?format=jsonl&sorting={sorting}&name=of {dataset}");
        var chosen = await server.SendAsync("GET", $"{Path}?format=jsonl&experiment_ids={Uri.EscapeDataString(JsonSerializer.Serialize(ids[..1]))}");

        Assert.Equal(ids, Ids(answer.Body));
        Assert.Equal(ids[..1], Ids(chosen.Body));
    }

    [Theory]
    [InlineData("?format=xml")]
    [InlineData("?filters=[{\"field\":\"nothing\",\"operator\":\"=\",\"value\":\"x\"}]")]
    public async Task What_lists_refuse_is_refused(string query) => Assert.Equal(400, (await server.SendAsync("GET", Path + query)).Code);

    private static IEnumerable<string?> Ids(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString());

    private async Task<(string Dataset, string[] Ids)> MadeAsync()
    {
        var dataset = $"exported {Guid.CreateVersion7():N}";
        var data = new ExperimentData(server, dataset);
        var first = await data.ExperimentAsync(dataset, new { metadata = new { model = "a", _opik_resume = "{}" } });
        var second = await data.ExperimentAsync(dataset, new { metadata = new Dictionary<string, object> { ["model"] = "b", ["retrieval"] = new { top_k = 8 }, ["sdk.version"] = "2.1" } });
        var trace = (await data.TracesAsync(100))[0];
        await data.ScoreAsync(trace, "tone", 0.5);
        await data.ItemsAsync(first, (ExperimentData.NewId(), trace));
        return (dataset, [first, second]);
    }
}
