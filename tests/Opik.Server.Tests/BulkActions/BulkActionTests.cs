using System.Text.Json;
using Opik.Server.Tests.Features;

namespace Opik.Server.Tests.BulkActions;

public sealed class BulkActionTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/bulk-actions";
    private const string Errors = """[{"field":"error_info","operator":"is_not_empty","value":""}]""";

    [Fact]
    public async Task All_matching_traces_get_a_tag_and_the_others_do_not()
    {
        var rows = new LoggedRows(server, "bulk-tags");
        await rows.LogAsync(1000);

        var ended = await rows.RunAsync($$$"""{"entity":"traces","action":"tag","tags_to_add":["checked"],"tags_to_remove":["old"],"rows":{"project_id":"{{{rows.ProjectId}}}","filters":{{{Errors}}},"except":["{{{rows.Ids[0]}}}"]}}""");

        Assert.Equal(("completed", 199, 199), (ended.Text("status"), ended.GetProperty("done").GetInt32(), ended.GetProperty("total").GetInt32()));
        Assert.Equal(199, await rows.CountAsync("""[{"field":"tags","operator":"contains","value":"checked"}]"""));
        Assert.Equal(801, await rows.CountAsync("""[{"field":"tags","operator":"contains","value":"old"}]"""));
    }

    [Fact]
    public async Task A_deletion_of_all_matching_leaves_what_was_logged_after_it_was_asked_for()
    {
        var rows = new LoggedRows(server, "bulk-late");
        await rows.LogAsync(60);
        var started = await server.SendAsync("POST", Root, $$$"""{"entity":"traces","action":"delete","undo_seconds":1,"rows":{"project_id":"{{{rows.ProjectId}}}"}}""");
        Assert.Equal("pending", started.Json.Text("status"));
        Assert.True(started.Json.TryGetProperty("undo_until", out _));
        await rows.LogAsync(7);

        var ended = await rows.EndAsync(started.Json.Text("id")!);

        Assert.Equal(("completed", 60), (ended.Text("status"), ended.GetProperty("done").GetInt32()));
        Assert.Equal(7, await rows.CountAsync());
        Assert.Equal(409, (await server.SendAsync("POST", $"{Root}/{started.Json.Text("id")}/undo")).Code);
    }

    [Fact]
    public async Task A_deletion_that_is_undone_in_time_deletes_nothing()
    {
        var rows = new LoggedRows(server, "bulk-undo");
        await rows.LogAsync(10);
        var started = await server.SendAsync("POST", Root, $$$"""{"entity":"traces","action":"delete","undo_seconds":60,"rows":{"project_id":"{{{rows.ProjectId}}}","ids":["{{{rows.Ids[0]}}}"]}}""");

        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/{started.Json.Text("id")}/undo")).Code);

        Assert.Equal("cancelled", (await rows.EndAsync(started.Json.Text("id")!)).Text("status"));
        Assert.Equal(10, await rows.CountAsync());
    }

    [Fact]
    public async Task Named_rows_of_another_project_are_left_alone()
    {
        var (here, there) = (new LoggedRows(server, "bulk-here"), new LoggedRows(server, "bulk-there"));
        await here.LogAsync(3);
        await there.LogAsync(3);

        var ended = await here.RunAsync($$$"""{"entity":"traces","action":"delete","rows":{"project_id":"{{{here.ProjectId}}}","ids":["{{{here.Ids[1]}}}","{{{there.Ids[1]}}}"]}}""");

        Assert.Equal(1, ended.GetProperty("done").GetInt32());
        Assert.Equal((2, 3), (await here.CountAsync(), await there.CountAsync()));
    }

    [Fact]
    public async Task All_matching_traces_become_items_of_one_version()
    {
        var rows = new LoggedRows(server, "bulk-items");
        await rows.LogAsync(450);
        var dataset = await server.CreateDatasetAsync();

        await rows.RunAsync($$$"""{"entity":"traces","action":"add_to_dataset","dataset_id":"{{{dataset}}}","enrichment_options":{"include_tags":true},"rows":{"project_id":"{{{rows.ProjectId}}}"}}""");

        var (total, items) = await server.ItemsAsync(dataset);
        Assert.Equal(450, total);
        Assert.Equal("old", items[0].GetProperty("data").GetProperty("tags")[0].GetString());
        Assert.Single(await server.VersionsAsync(dataset));
    }

    [Fact]
    public async Task Fields_of_the_items_are_mapped_by_path_and_a_path_that_is_none_is_refused()
    {
        var rows = new LoggedRows(server, "bulk-mapped");
        await rows.LogAsync(2);
        var dataset = await server.CreateDatasetAsync();
        string Body(string path) => $$$"""{"entity":"traces","action":"add_to_dataset","dataset_id":"{{{dataset}}}","field_mappings":{"called":"{{{path}}}"},"rows":{"project_id":"{{{rows.ProjectId}}}"}}""";

        Assert.Equal(422, (await server.SendAsync("POST", Root, Body("input["))).Code);
        await rows.RunAsync(Body("input.text"));

        var (total, items) = await server.ItemsAsync(dataset);
        Assert.Equal(2, total);
        Assert.All(items, item => Assert.False(string.IsNullOrEmpty(item.GetProperty("data").GetProperty("called").GetString())));
    }

    [Fact]
    public async Task Traces_and_threads_go_into_queues_of_their_kind_only()
    {
        var rows = new LoggedRows(server, "bulk-queue");
        await rows.LogAsync(12, thread: "conversation");
        var queue = Guid.CreateVersion7();
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/annotation-queues", $$$"""{"id":"{{{queue}}}","project_id":"{{{rows.ProjectId}}}","name":"q","scope":"trace"}""")).Code);

        await rows.RunAsync($$$"""{"entity":"traces","action":"add_to_queue","queue_id":"{{{queue}}}","rows":{"project_id":"{{{rows.ProjectId}}}","filters":{{{Errors}}}}}""");

        Assert.Equal(3, (await server.SendAsync("GET", $"/v1/private/annotation-queues/{queue}")).Json.GetProperty("items_count").GetInt32());
        Assert.Equal(400, (await server.SendAsync("POST", Root, $$$"""{"entity":"threads","action":"add_to_queue","queue_id":"{{{queue}}}","rows":{"project_id":"{{{rows.ProjectId}}}"}}""")).Code);
    }

    [Fact]
    public async Task Threads_are_tagged_and_deleted_with_their_traces()
    {
        var rows = new LoggedRows(server, "bulk-threads");
        await rows.LogAsync(4, thread: "one");
        await rows.LogAsync(4, thread: "two");
        await rows.LogAsync(2);

        await rows.RunAsync($$$"""{"entity":"threads","action":"tag","tags_to_add":["t"],"rows":{"project_id":"{{{rows.ProjectId}}}","filters":[{"field":"id","operator":"=","value":"one"}]}}""");
        var tagged = (await server.SendAsync("GET", $"/v1/private/traces/threads?project_id={rows.ProjectId}")).Json.GetProperty("content").EnumerateArray().Where(thread => thread.TryGetProperty("tags", out _)).ToList();
        await rows.RunAsync($$$"""{"entity":"threads","action":"delete","rows":{"project_id":"{{{rows.ProjectId}}}","ids":["{{{tagged.Single().Text("thread_model_id")}}}"]}}""");

        Assert.Equal("one", tagged.Single().Text("id"));
        Assert.Equal(6, await rows.CountAsync());
    }

    [Theory]
    [InlineData("""{"entity":"traces","action":"tag","rows":{"project_id":"P"}}""", 422)]
    [InlineData("""{"entity":"traces","action":"tag","tags_to_add":["a"]}""", 422)]
    [InlineData("""{"entity":"traces","action":"delete","undo_seconds":61,"rows":{"project_id":"P"}}""", 422)]
    [InlineData("""{"entity":"threads","action":"add_to_dataset","dataset_id":"P","rows":{"project_id":"P"}}""", 422)]
    [InlineData("""{"entity":"traces","action":"add_to_dataset","dataset_id":"P","rows":{"project_id":"P"}}""", 404)]
    [InlineData("""{"entity":"traces","action":"evaluate","rule_ids":["P"],"rows":{"project_id":"P"}}""", 400)]
    [InlineData("""{"entity":"traces","action":"delete","rows":{"project_id":"P","filters":[{"field":"no_such","operator":"=","value":"1"}]}}""", 400)]
    [InlineData("""{"entity":"traces","action":"delete","rows":{"project_id":"P","search":"nothing has this text"}}""", 404)]
    [InlineData("""{"entity":"traces","action":"explode","rows":{"project_id":"P"}}""", 400)]
    public async Task What_cannot_be_done_is_refused_before_a_job_is_made(string json, int code)
    {
        var rows = new LoggedRows(server, "bulk-refused");
        await rows.LogAsync(1);

        var answer = await server.SendAsync("POST", Root, json.Replace("\"P\"", $"\"{rows.ProjectId}\""));

        Assert.True(answer.Code == code, answer.Body);
        Assert.Empty((await server.SendAsync("GET", $"{Root}?project_id={rows.ProjectId}")).Json.GetProperty("content").EnumerateArray());
    }
}
