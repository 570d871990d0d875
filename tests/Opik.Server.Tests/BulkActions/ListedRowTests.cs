using Opik.Server.Tests.Features;

namespace Opik.Server.Tests.BulkActions;

/// <summary>Actions on, and files of, all that match in the lists beside Logs.</summary>
public sealed class ListedRowTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("experiments")]
    [InlineData("datasets")]
    [InlineData("prompts")]
    [InlineData("annotation_queues")]
    [InlineData("rules")]
    [InlineData("alerts")]
    [InlineData("optimizations")]
    public async Task All_that_match_are_deleted_but_for_exceptions_and_what_came_later(string entity)
    {
        var rows = new ListedRows(server, entity);
        var others = new ListedRows(server, entity);
        await rows.MakeAsync(70);
        await others.MakeAsync(2);

        var started = await rows.StartAsync("\"action\":\"delete\",\"undo_seconds\":3", $$""","search":"even","except":["{{rows.Ids[4]}}"]""");
        await rows.MakeAsync(2);
        await rows.DeleteAsync(rows.Ids[0]);
        var ended = await rows.EndAsync(started);

        Assert.Equal(("completed", 34, 33), (ended.Text("status"), ended.GetProperty("total").GetInt32(), ended.GetProperty("done").GetInt32()));
        Assert.Equal(38, (await rows.NamesAsync()).Count);
        Assert.Equal(["even 70", "even 4"], (await rows.NamesAsync()).Where(name => name!.StartsWith("even", StringComparison.Ordinal)));
        Assert.Equal(2, (await others.NamesAsync()).Count);
    }

    [Theory]
    [InlineData("experiments")]
    [InlineData("datasets")]
    [InlineData("prompts")]
    [InlineData("annotation_queues")]
    [InlineData("rules")]
    [InlineData("alerts")]
    [InlineData("optimizations")]
    public async Task Named_rows_are_deleted_and_those_of_another_project_are_not(string entity)
    {
        var (here, there) = (new ListedRows(server, entity), new ListedRows(server, entity));
        await here.MakeAsync(3);
        await there.MakeAsync(2);

        var ended = await here.EndAsync(await here.StartAsync("\"action\":\"delete\"", $$""","ids":["{{here.Ids[1]}}","{{there.Ids[0]}}","{{Guid.CreateVersion7()}}"]"""));

        Assert.Equal(1, ended.GetProperty("done").GetInt32());
        Assert.Equal(["even 2", "even 0"], await here.NamesAsync());
        Assert.Equal(2, (await there.NamesAsync()).Count);
    }

    [Theory]
    [InlineData("experiments", "id,name,dataset_name,", "metadata.model")]
    [InlineData("datasets", "id,name,type,", "dataset")]
    [InlineData("prompts", "id,name,template_structure,", "text")]
    [InlineData("annotation_queues", "id,name,scope,", "trace")]
    [InlineData("rules", "id,name,enabled,", "llm_as_judge")]
    [InlineData("alerts", "id,name,enabled,", "https://example.com/hook")]
    [InlineData("optimizations", "id,name,status,", "completed")]
    public async Task All_that_match_come_as_a_file(string entity, string head, string part)
    {
        var rows = new ListedRows(server, entity);
        await rows.MakeAsync(130);

        var csv = await rows.CsvAsync();
        Assert.StartsWith(head, csv, StringComparison.Ordinal);
        Assert.Equal(132, csv.Split("\r\n").Length);
        Assert.Contains(part, csv, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret-token", csv, StringComparison.Ordinal);
        Assert.Equal(64, (await rows.RowsAsync($$""","search":"odd","except":["{{rows.Ids[1]}}"]""", ",\"columns\":[\"name\"]")).Count);
        Assert.Equal([rows.Ids[7].ToString(), rows.Ids[3].ToString()], (await rows.RowsAsync($$""","ids":["{{rows.Ids[7]}}","{{rows.Ids[3]}}"]""")).Select(row => row.Text("id")));
    }

    [Fact]
    public async Task A_file_in_another_order_has_every_row_once()
    {
        var rows = new ListedRows(server, "prompts");
        await rows.MakeAsync(620);

        var names = (await rows.RowsAsync(more: ",\"columns\":[\"name\"],\"sorting\":[{\"field\":\"name\",\"direction\":\"ASC\"}]")).Select(row => row.Text("name")).ToList();

        Assert.Equal(620, names.Distinct().Count());
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("alerts")]
    public async Task All_that_match_are_turned_off_and_some_on_again(string entity)
    {
        var rows = new ListedRows(server, entity);
        await rows.MakeAsync(120);

        Assert.Equal(60, (await rows.EndAsync(await rows.StartAsync("\"action\":\"disable\"", ",\"search\":\"odd\""))).GetProperty("done").GetInt32());
        await rows.EndAsync(await rows.StartAsync("\"action\":\"enable\"", $$""","ids":["{{rows.Ids[1]}}"]"""));

        var off = (await rows.RowsAsync()).Where(row => !row.GetProperty("enabled").GetBoolean()).Select(row => row.Text("name")).ToList();
        Assert.Equal(59, off.Count);
        Assert.All(off, name => Assert.StartsWith("odd", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("experiments")]
    [InlineData("datasets")]
    [InlineData("prompts")]
    public async Task All_that_match_get_tags_and_some_lose_them_again(string entity)
    {
        var rows = new ListedRows(server, entity);
        await rows.MakeAsync(12);

        await rows.EndAsync(await rows.StartAsync("\"action\":\"tag\",\"tags_to_add\":[\"kept\",\"also\"]", ",\"search\":\"even\""));
        var ended = await rows.EndAsync(await rows.StartAsync("\"action\":\"tag\",\"tags_to_add\":[\"new\"],\"tags_to_remove\":[\"kept\"]", $$""","ids":["{{rows.Ids[0]}}","{{Guid.CreateVersion7()}}"]"""));

        Assert.Equal(1, ended.GetProperty("done").GetInt32());
        var tags = (await rows.RowsAsync()).Where(row => row.TryGetProperty("tags", out var tags) && tags.GetArrayLength() > 0).ToDictionary(row => row.Text("id")!, row => row.GetProperty("tags").GetRawText());
        Assert.Equal(6, tags.Count);
        Assert.Equal("""["also","new"]""", tags[rows.Ids[0].ToString()]);
        Assert.Equal("""["kept","also"]""", tags[rows.Ids[2].ToString()]);
    }

    [Fact]
    public async Task Trials_are_named_by_their_optimization()
    {
        var rows = new ListedRows(server, "experiments");
        await rows.MakeAsync(1);
        var (optimization, trial, piece) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/optimizations", $$"""{"id":"{{optimization}}","name":"o","project_id":"{{rows.ProjectId}}","dataset_name":"set","objective_name":"f1","status":"completed"}""")).Code);
        foreach (var (id, type) in new[] { (trial, "trial"), (piece, "mini-batch") })
            Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/experiments", $$"""{"id":"{{id}}","name":"{{type}}","project_id":"{{rows.ProjectId}}","dataset_name":"set","optimization_id":"{{optimization}}","type":"{{type}}"}""")).Code);

        Assert.Equal([rows.Ids[0].ToString()], (await rows.RowsAsync()).Select(row => row.Text("id")));
        var of = $$""","optimization_id":"{{optimization}}" """;
        Assert.Equal(new[] { piece.ToString(), trial.ToString() }.Order(), (await rows.RowsAsync(of)).Select(row => row.Text("id")).Order());
        Assert.Equal([trial.ToString()], (await rows.RowsAsync(of + $$""","ids":["{{trial}}","{{rows.Ids[0]}}"]""")).Select(row => row.Text("id")));
        await rows.EndAsync(await rows.StartAsync("\"action\":\"delete\"", of + $$""","ids":["{{trial}}"]"""));
        Assert.Equal([piece.ToString()], (await rows.RowsAsync(of)).Select(row => row.Text("id")));
        Assert.Equal([rows.Ids[0].ToString()], (await rows.RowsAsync()).Select(row => row.Text("id")));
        Assert.Equal(422, (await server.SendAsync("POST", "/v1/private/prompts/export", $$$"""{"format":"csv","rows":{"project_id":"{{{rows.ProjectId}}}"{{{of}}}}}""")).Code);
    }

    [Fact]
    public async Task Items_that_match_leave_a_queue_and_the_traces_stay()
    {
        var rows = new LoggedRows(server, "bulk-unqueue");
        await rows.LogAsync(30);
        var queue = Guid.CreateVersion7();
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/annotation-queues", $$$"""{"id":"{{{queue}}}","project_id":"{{{rows.ProjectId}}}","name":"q","scope":"trace"}""")).Code);
        await rows.RunAsync($$$"""{"entity":"traces","action":"add_to_queue","queue_id":"{{{queue}}}","rows":{"project_id":"{{{rows.ProjectId}}}"}}""");

        await rows.RunAsync($$$"""{"entity":"traces","action":"remove_from_queue","queue_id":"{{{queue}}}","rows":{"project_id":"{{{rows.ProjectId}}}","annotation_queue_id":"{{{queue}}}","filters":[{"field":"error_info","operator":"is_not_empty","value":""}],"except":["{{{rows.Ids[5]}}}"]}}""");

        Assert.Equal(25, (await server.SendAsync("GET", $"/v1/private/annotation-queues/{queue}")).Json.GetProperty("items_count").GetInt32());
        Assert.Equal(30, await rows.CountAsync());
    }

    [Theory]
    [InlineData("annotation_queues", "\"action\":\"tag\",\"tags_to_add\":[\"a\"]", "", 422)]
    [InlineData("experiments", "\"action\":\"enable\"", "", 422)]
    [InlineData("datasets", "\"action\":\"evaluate\",\"rule_ids\":[\"0199a4a0-0000-7000-8000-000000000001\"]", "", 422)]
    [InlineData("alerts", "\"action\":\"delete\"", ",\"filters\":[{\"field\":\"no_such\",\"operator\":\"=\",\"value\":\"1\"}]", 400)]
    [InlineData("rules", "\"action\":\"delete\"", ",\"search\":\"none is called so\"", 404)]
    public async Task What_a_list_cannot_do_is_refused(string entity, string action, string more, int code)
    {
        var rows = new ListedRows(server, entity);
        await rows.MakeAsync(1);

        var answer = await rows.StartAsync(action, more);

        Assert.True(answer.Code == code, answer.Body);
        Assert.Single(await rows.NamesAsync());
    }
}
