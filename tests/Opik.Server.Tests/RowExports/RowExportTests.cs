using System.Text.Json;
using Opik.Server.Tests.BulkActions;

namespace Opik.Server.Tests.RowExports;

public sealed class RowExportTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task All_rows_come_as_lines_newest_first_with_the_chosen_columns_only()
    {
        var rows = new LoggedRows(server, "export-lines");
        await rows.LogAsync(730);

        var answer = await server.SendAsync("POST", "/v1/private/traces/export", $$$"""{"format":"jsonl","columns":["id","input.number","metadata.user.id"],"rows":{"project_id":"{{{rows.ProjectId}}}"}}""");

        Assert.Equal((200, "application/x-ndjson"), (answer.Code, answer.ContentType));
        var lines = Lines(answer.Body);
        Assert.Equal(rows.Ids.AsEnumerable().Reverse().Select(id => id.ToString()), lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal("""{"id":"ID","input.number":729,"metadata.user.id":"u1"}""".Replace("ID", rows.Ids[^1].ToString()), lines[0].GetRawText());
    }

    [Fact]
    public async Task A_csv_file_quotes_what_needs_it_and_follows_filters_and_order()
    {
        var rows = new LoggedRows(server, "export-csv");
        await rows.LogAsync(20);
        Assert.Equal(204, (await server.SendAsync("PUT", $"/v1/private/traces/{rows.Ids[5]}/feedback-scores", """{"name":"Tone of voice","value":0.25,"source":"ui"}""")).Code);

        var answer = await server.SendAsync("POST", "/v1/private/traces/export", $$$"""
            {"format":"csv","columns":["duration","input.text","feedback_scores.Tone of voice","tags"],"sorting":[{"field":"duration","direction":"ASC"}],
             "rows":{"project_id":"{{{rows.ProjectId}}}","filters":[{"field":"error_info","operator":"is_not_empty","value":""}]} }
            """);

        Assert.Equal("text/csv", answer.ContentType);
        Assert.Equal(
            "duration,input.text,feedback_scores.Tone of voice,tags\r\n"
            + string.Concat(new[] { (500, ""), (5500, "0.25"), (10500, ""), (15500, "") }.Select(row => $"{row.Item1},\"say \"\"hello\"\", friend\nplease\",{row.Item2},\"[\"\"old\"\"]\"\r\n")),
            answer.Body);
    }

    [Fact]
    public async Task Named_rows_come_in_the_order_they_are_named_without_exceptions()
    {
        var rows = new LoggedRows(server, "export-ids");
        await rows.LogAsync(6);

        var answer = await server.SendAsync("POST", "/v1/private/traces/export", $$$"""{"format":"jsonl","columns":["id"],"rows":{"project_id":"{{{rows.ProjectId}}}","ids":["{{{rows.Ids[1]}}}","{{{rows.Ids[4]}}}","{{{rows.Ids[2]}}}"],"except":["{{{rows.Ids[4]}}}"]}}""");

        Assert.Equal([rows.Ids[1].ToString(), rows.Ids[2].ToString()], Lines(answer.Body).Select(line => line.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Spans_and_threads_are_exported_whole_when_no_columns_are_named()
    {
        var rows = new LoggedRows(server, "export-kinds");
        await rows.LogAsync(3, thread: "talk");
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/spans", $$$"""{"id":"{{{Guid.CreateVersion7()}}}","trace_id":"{{{rows.Ids[0]}}}","project_name":"export-kinds","name":"step","type":"llm","start_time":"2026-11-20T10:00:00Z","input":{"a":1} }""")).Code);

        var spans = Lines((await server.SendAsync("POST", "/v1/private/spans/export", $$$"""{"format":"jsonl","rows":{"project_id":"{{{rows.ProjectId}}}"}}""")).Body);
        var threads = Lines((await server.SendAsync("POST", "/v1/private/traces/threads/export", $$$"""{"format":"jsonl","sorting":[{"field":"number_of_messages","direction":"DESC"}],"rows":{"project_id":"{{{rows.ProjectId}}}"}}""")).Body);
        var csv = (await server.SendAsync("POST", "/v1/private/traces/threads/export", $$$"""{"format":"csv","rows":{"project_id":"{{{rows.ProjectId}}}"}}""")).Body;

        Assert.Equal("""{"a":1}""", Assert.Single(spans).GetProperty("input").GetRawText());
        Assert.Equal(("talk", 6), (Assert.Single(threads).GetProperty("id").GetString(), threads[0].GetProperty("number_of_messages").GetInt32()));
        Assert.StartsWith("id,start_time,last_updated_at,first_message,", csv);
    }

    [Fact]
    public async Task The_answer_says_how_many_rows_are_to_come_and_what_the_file_is_called()
    {
        var rows = new LoggedRows(server, "export head");
        await rows.LogAsync(12);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/private/traces/export") { Content = new StringContent($$$"""{"format":"csv","rows":{"project_id":"{{{rows.ProjectId}}}"}}""", null, "application/json") };

        using var answer = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal("12", answer.Headers.GetValues("Opik-Total-Rows").Single());
        Assert.Equal("export head-traces.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }

    [Theory]
    [InlineData("""{"format":"xlsx","rows":{"project_id":"P"}}""", 400)]
    [InlineData("""{"rows":{"project_id":"P"}}""", 422)]
    [InlineData("""{"format":"csv"}""", 422)]
    [InlineData("""{"format":"csv","rows":{}}""", 422)]
    [InlineData("""{"format":"csv","columns":["a[b"],"rows":{"project_id":"P"}}""", 422)]
    [InlineData("""{"format":"csv","rows":{"project_id":"P","filters":[{"field":"no_such","operator":"=","value":"1"}]}}""", 400)]
    [InlineData("""{"format":"csv","rows":{"project_id":"P","from_time":"2026-01-02T00:00:00Z","to_time":"2026-01-01T00:00:00Z"}}""", 400)]
    [InlineData("""{"format":"csv","rows":{"project_id":"0193a0b0-0000-7000-8000-000000000000"}}""", 404)]
    public async Task Bad_requests_have_a_status_of_their_own(string json, int code)
    {
        var rows = new LoggedRows(server, "export-bad");
        await rows.LogAsync(1);

        var answer = await server.SendAsync("POST", "/v1/private/traces/export", json.Replace("\"P\"", $"\"{rows.ProjectId}\""));

        Assert.True(answer.Code == code, answer.Body);
    }

    private static List<JsonElement> Lines(string body) => [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
