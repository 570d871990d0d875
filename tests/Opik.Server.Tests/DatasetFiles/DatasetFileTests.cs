using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Opik.Server.Tests.DatasetFiles;

/// <summary>Import and export of dataset items through the API, with the worker running.</summary>
public sealed class DatasetFileTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_csv_file_becomes_one_version_in_the_order_of_its_rows()
    {
        var dataset = await CreateAsync();
        var file = new StringBuilder("question,answer\n");
        for (var row = 1; row <= 2500; row++)
            file.Append("question ").Append(row).Append(",\"a, ").Append(row).Append("\"\n");

        Assert.Equal(202, (int)await UploadAsync("from-csv", dataset, file.ToString()));
        var import = await EndAsync(dataset);

        Assert.Equal("COMPLETED", import.GetProperty("status").GetString());
        Assert.Equal(2500, import.GetProperty("rows").GetInt64());
        Assert.Equal(2500, import.GetProperty("imported").GetInt64());
        var versions = (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/versions")).Json;
        Assert.Equal(1, versions.GetProperty("total").GetInt32());
        Assert.Equal(2500, versions.GetProperty("content")[0].GetProperty("items_total").GetInt32());
        var newest = (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/items?size=1")).Json.GetProperty("content")[0];
        Assert.Equal("question 2500", newest.GetProperty("data").GetProperty("question").GetString());
        Assert.Equal("a, 2500", newest.GetProperty("data").GetProperty("answer").GetString());
        Assert.Equal("manual", newest.GetProperty("source").GetString());
        Assert.Equal("completed", (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}")).Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("from-csv", null, "a,a\n1,2\n", "names 'a' more than once")]
    [InlineData("from-csv", null, "a,b\n1,2,3\n", "No row can be taken. Line 2: It has 3 fields")]
    [InlineData("from-json", "json", """[{"a":1},{"a":""", "Near element 2")]
    [InlineData("from-json", "jsonl", "[]\n", "No row can be taken. Line 1: This is not a JSON object")]
    public async Task A_file_that_has_no_rows_to_take_stores_nothing_and_says_why(string route, string? format, string text, string message)
    {
        var dataset = await CreateAsync();

        Assert.Equal(202, (int)await UploadAsync(route, dataset, text, format));
        var import = await EndAsync(dataset);

        Assert.Equal("FAILED", import.GetProperty("status").GetString());
        Assert.Contains(message, import.GetProperty("error_message").GetString()!, StringComparison.Ordinal);
        Assert.Equal(0, (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/items")).Json.GetProperty("total").GetInt32());
        Assert.Equal("failed", (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}")).Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("from-csv", null, "a,b\n1,2\n1,2,3\n4,5\n", 3, "It has 3 fields, the first line names 2.", "1,2,3")]
    [InlineData("from-json", "json", """[{"a":1},2,{"a":3}]""", 2, "This is not a JSON object.", "2")]
    [InlineData("from-json", "jsonl", "{\"a\":1}\n{\"id\":1}\n{\"a\":2}\n", 2, "id must be a version 7 UUID.", "{\"id\":1}")]
    public async Task Rows_that_cannot_be_taken_are_listed_with_line_and_reason_and_the_others_are_taken(string route, string? format, string text, long line, string reason, string begins)
    {
        var dataset = await CreateAsync();

        Assert.Equal(202, (int)await UploadAsync(route, dataset, text, format));
        var import = await EndAsync(dataset);

        Assert.Equal("COMPLETED", import.GetProperty("status").GetString());
        Assert.Equal((3, 2, 1), (import.GetProperty("rows").GetInt64(), import.GetProperty("imported").GetInt64(), import.GetProperty("rejected").GetInt64()));
        var rejected = (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/imports/{import.GetProperty("id")}/rejected-rows")).Json;
        Assert.Equal(1, rejected.GetProperty("total").GetInt64());
        var row = rejected.GetProperty("content")[0];
        Assert.Equal((line, reason, begins), (row.GetProperty("line").GetInt64(), row.GetProperty("reason").GetString(), row.GetProperty("text").GetString()));
        Assert.Equal(2, (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/items")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Very_many_rows_that_cannot_be_taken_are_counted_and_the_first_are_kept_across_batches()
    {
        var dataset = await CreateAsync();
        var text = string.Concat(Enumerable.Range(1, 3000).Select(row => row % 2 == 0 ? "[]\n" : $"{{\"row\":{row}}}\n"));

        Assert.Equal(202, (int)await UploadAsync("from-json", dataset, text, "jsonl"));
        var import = await EndAsync(dataset);

        Assert.Equal((1500, 1500), (import.GetProperty("imported").GetInt64(), import.GetProperty("rejected").GetInt64()));
        var rejected = (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/imports/{import.GetProperty("id")}/rejected-rows")).Json;
        Assert.Equal((1500, 200), (rejected.GetProperty("total").GetInt64(), rejected.GetProperty("content").GetArrayLength()));
        Assert.Equal(400, rejected.GetProperty("content")[199].GetProperty("line").GetInt64());
    }

    [Fact]
    public async Task Rejected_rows_of_an_import_that_another_dataset_has_are_not_found()
    {
        var (dataset, other) = (await CreateAsync(), await CreateAsync());
        Assert.Equal(202, (int)await UploadAsync("from-csv", dataset, "a\n1\n1,2\n"));
        var import = (await EndAsync(dataset)).GetProperty("id").GetString();

        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/datasets/{other}/imports/{import}/rejected-rows")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/imports/{Guid.CreateVersion7()}/rejected-rows")).Code);
    }

    [Fact]
    public async Task Two_files_at_the_same_time_make_a_version_each()
    {
        var dataset = await CreateAsync();
        string File(string name) => "v\n" + string.Concat(Enumerable.Range(1, 1500).Select(row => row % 500 == 0 ? "a,b\n" : $"{name} {row}\n"));

        var answers = await Task.WhenAll(UploadAsync("from-csv", dataset, File("first")), UploadAsync("from-csv", dataset, File("second")));
        Assert.All(answers, answer => Assert.Equal(202, (int)answer));
        foreach (var place in (int[])[0, 1])
        {
            var import = await UntilEndedAsync(async () => (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/imports")).Json[place]);
            Assert.Equal((1497, 3), (import.GetProperty("imported").GetInt64(), import.GetProperty("rejected").GetInt64()));
        }

        var versions = (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/versions")).Json;
        Assert.Equal(2, versions.GetProperty("total").GetInt32());
        Assert.Equal(2994, versions.GetProperty("content")[0].GetProperty("items_total").GetInt32());
    }

    [Fact]
    public async Task A_selection_is_exported_by_ids_by_conditions_and_without_some()
    {
        var dataset = await CreateAsync();
        Assert.Equal(202, (int)await UploadAsync("from-csv", dataset, "v\nred 1\nred 2\nblue 3\n"));
        await EndAsync(dataset);
        var ids = (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/items")).Json.GetProperty("content").EnumerateArray()
            .ToDictionary(item => item.GetProperty("data").GetProperty("v").GetString()!, item => item.GetProperty("id").GetString());

        Assert.Equal("v\r\nblue 3\r\nred 1\r\n", await ExportedAsync(dataset, $$"""{"ids":["{{ids["red 1"]}}","{{ids["blue 3"]}}"]}"""));
        Assert.Equal("v\r\nred 2\r\n", await ExportedAsync(dataset, $$"""{"filters":[{"field":"data.v","operator":"contains","value":"red"}],"except":["{{ids["red 1"]}}"]}"""));
        Assert.Equal("v\r\nblue 3\r\nred 2\r\nred 1\r\n", await ExportedAsync(dataset, "{}"));
        Assert.Equal("\r\n", await ExportedAsync(dataset, $$"""{"ids":["{{Guid.CreateVersion7()}}"]}"""));
    }

    [Theory]
    [InlineData("""{"ids":[]}""", 422)]
    [InlineData("""{"ids":["x"]}""", 400)]
    [InlineData("""{"filters":[{"field":"nothing","operator":"=","value":"x"}]}""", 400)]
    [InlineData("[]", 400)]
    public async Task A_selection_that_is_none_is_refused(string body, int code)
    {
        var dataset = await CreateAsync();

        Assert.Equal(code, (await server.SendAsync("POST", $"/v1/private/datasets/{dataset}/export", body)).Code);
    }

    [Fact]
    public async Task An_upload_that_cannot_be_accepted_says_why()
    {
        var dataset = await CreateAsync();

        Assert.Equal(404, (int)await UploadAsync("from-csv", Guid.CreateVersion7(), "a\n1\n"));
        Assert.Equal(400, (int)await UploadAsync("from-json", dataset, "[]"));
        Assert.Equal(400, (int)await UploadAsync("from-json", dataset, "[]", "xml"));
        Assert.Equal(400, (await server.SendAsync("POST", "/v1/private/datasets/items/from-csv", "{}")).Code);
        Assert.Equal(0, (await server.SendAsync("GET", $"/v1/private/datasets/{dataset}/imports")).Json.GetArrayLength());
    }

    [Theory]
    [InlineData("json", "json")]
    [InlineData("jsonl", "jsonl")]
    public async Task What_was_exported_as_json_comes_back_the_same(string format, string extension)
    {
        var source = await CreateAsync();
        Assert.Equal(202, (int)await UploadAsync("from-json", source, """[{"q":"ä\n\"","n":123456789012345678901234567890,"deep":{"x":[1,null]}},{"q":"2","tags":["t"],"description":"d"}]""", "json"));
        await EndAsync(source);

        var job = await ExportAsync(source, format);
        using var file = await server.Client.GetAsync($"/v1/private/datasets/export-jobs/{job.GetProperty("id")}/download", TestContext.Current.CancellationToken);
        var text = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.EndsWith($".{extension}", file.Content.Headers.ContentDisposition!.FileNameStar ?? file.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
        Assert.Equal(2, job.GetProperty("items").GetInt64());
        Assert.Contains("123456789012345678901234567890", text, StringComparison.Ordinal);
        // Into the same dataset: rows carry their ids, so nothing is added.
        Assert.Equal(202, (int)await UploadAsync("from-json", source, text, format));
        await EndAsync(source);
        var items = (await server.SendAsync("GET", $"/v1/private/datasets/{source}/items")).Json;
        Assert.Equal(2, items.GetProperty("total").GetInt32());
        Assert.Equal("d", items.GetProperty("content")[0].GetProperty("description").GetString());
    }

    [Fact]
    public async Task A_csv_export_has_a_column_for_every_field_and_can_be_imported()
    {
        var source = await CreateAsync();
        Assert.Equal(202, (int)await UploadAsync("from-json", source, """[{"a":"1,5","only first":true},{"a":"line\nbreak","b":{"x":1}}]""", "json"));
        await EndAsync(source);

        var job = await ExportAsync(source, "csv");
        var text = await server.Client.GetStringAsync($"/v1/private/datasets/export-jobs/{job.GetProperty("id")}/download", TestContext.Current.CancellationToken);

        Assert.Equal("a,b,only first\r\n\"line\nbreak\",\"{\"\"x\"\":1}\",\r\n\"1,5\",,true\r\n", text);
        var copy = await CreateAsync();
        Assert.Equal(202, (int)await UploadAsync("from-csv", copy, text));
        Assert.Equal(2, (await EndAsync(copy)).GetProperty("imported").GetInt64());
    }

    [Fact]
    public async Task An_export_job_is_listed_marked_and_gone_with_a_wrong_id()
    {
        var dataset = await CreateAsync();
        var job = await ExportAsync(dataset, "csv");
        var id = job.GetProperty("id").GetString();

        Assert.Equal(204, (await server.SendAsync("PUT", $"/v1/private/datasets/export-jobs/{id}/mark-viewed")).Code);
        var listed = (await server.SendAsync("GET", "/v1/private/datasets/export-jobs")).Json.EnumerateArray().Single(one => one.GetProperty("id").GetString() == id);
        Assert.True(listed.TryGetProperty("viewed_at", out _));
        Assert.Equal(0, listed.GetProperty("items").GetInt64());
        foreach (var (method, suffix) in new[] { ("GET", ""), ("GET", "/download"), ("PUT", "/mark-viewed") })
            Assert.Equal(404, (await server.SendAsync(method, $"/v1/private/datasets/export-jobs/{Guid.CreateVersion7()}{suffix}")).Code);
    }

    [Fact]
    public async Task A_waiting_import_goes_on_after_a_restart()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        var dataset = await CreateAsync(own);
        var file = "v\n" + string.Concat(Enumerable.Range(1, 20_000).Select(row => $"{row}\n")) + "too,many\n";

        Assert.Equal(202, (int)await UploadAsync("from-csv", dataset, file, null, own));
        await own.RestartAsync();
        var import = await EndAsync(dataset, own);

        Assert.Equal("COMPLETED", import.GetProperty("status").GetString());
        Assert.Equal((20_000, 1), (import.GetProperty("imported").GetInt64(), import.GetProperty("rejected").GetInt64()));
        var versions = (await own.SendAsync("GET", $"/v1/private/datasets/{dataset}/versions")).Json;
        Assert.Equal(20_000, versions.GetProperty("content")[0].GetProperty("items_total").GetInt32());
        Assert.Equal(1, versions.GetProperty("total").GetInt32());
    }

    private Task<Guid> CreateAsync() => CreateAsync(server);

    private static async Task<Guid> CreateAsync(ServerFixture server)
    {
        var id = Guid.CreateVersion7();
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/datasets", $$"""{"id":"{{id}}","name":"files {{id}}"}""")).Code);
        return id;
    }

    private async Task<System.Net.HttpStatusCode> UploadAsync(string route, Guid dataset, string text, string? format = null, ServerFixture? other = null)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        form.Add(file, "file", "rows.txt");
        form.Add(new StringContent(dataset.ToString()), "dataset_id");
        if (format is not null)
            form.Add(new StringContent(format), "format");
        using var answer = await (other ?? server).Client.PostAsync($"/v1/private/datasets/items/{route}", form, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<JsonElement> EndAsync(Guid dataset, ServerFixture? other = null) =>
        await UntilEndedAsync(async () => (await (other ?? server).SendAsync("GET", $"/v1/private/datasets/{dataset}/imports")).Json[0]);

    private async Task<string> ExportedAsync(Guid dataset, string selection)
    {
        var job = await ExportAsync(dataset, "csv", selection);
        return await server.Client.GetStringAsync($"/v1/private/datasets/export-jobs/{job.GetProperty("id")}/download", TestContext.Current.CancellationToken);
    }

    private async Task<JsonElement> ExportAsync(Guid dataset, string format, string? selection = null)
    {
        var answer = await server.SendAsync("POST", $"/v1/private/datasets/{dataset}/export?format={format}", selection);
        Assert.Equal(202, answer.Code);
        return await UntilEndedAsync(async () => (await server.SendAsync("GET", $"/v1/private/datasets/export-jobs/{answer.Json.GetProperty("id")}")).Json);
    }

    private static async Task<JsonElement> UntilEndedAsync(Func<Task<JsonElement>> read)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var job = await read();
            if (job.GetProperty("status").GetString() is "COMPLETED" or "FAILED")
                return job;
            await Task.Delay(20, limit.Token);
        }
    }
}
