using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Opik.Rest;

namespace Opik.Sdk.Tests.Rest;

public sealed partial class RestStreamTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task Pages_follow_the_last_id_until_one_is_short()
    {
        await using var server = await ScriptedServer.StartAsync((context, body, _) => SendAsync(context, Ids(body, until: 7).Select(Line)));

        var read = await ReadAsync(server, pageSize: 3);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], read);
        Assert.Equal([null, "3", "6"], server.Requests.Select(request => (string?)JsonNode.Parse(request.Body)!["last"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_unreadable_record_counts_towards_a_full_page_and_moves_the_cursor()
    {
        await using var server = await ScriptedServer.StartAsync((context, body, _) =>
            SendAsync(context, Ids(body, until: 5).Select(id => id == 2 ? """{"id":"2","number":"two"}""" : Line(id))));

        var read = await ReadAsync(server, pageSize: 2);

        Assert.Equal([1, 3, 4, 5], read);
        Assert.Equal([null, "2", "4"], server.Requests.Select(request => (string?)JsonNode.Parse(request.Body)!["last"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task Strict_reading_refuses_a_record_that_cannot_be_read()
    {
        await using var server = await ScriptedServer.StartAsync((context, _, _) => SendAsync(context, ["{\"id\":\"1\",\"number\":"]));

        await Assert.ThrowsAsync<OpikApiException>(() => ReadAsync(server, pageSize: 2, strict: true));
    }

    [Fact(Timeout = 30_000)]
    public async Task Reading_stops_when_the_cursor_does_not_advance()
    {
        await using var server = await ScriptedServer.StartAsync((context, _, _) => SendAsync(context, [Line(1), Line(1)]));

        var read = await ReadAsync(server, pageSize: 2);

        Assert.Equal([1, 1, 1, 1], read);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_failure_half_way_is_an_error_with_the_words_of_the_server()
    {
        await using var server = await ScriptedServer.StartAsync((context, _, _) => SendAsync(context, [Line(1), """{"code":500,"message":"Streaming operation timed out"}"""]));

        var failure = await Assert.ThrowsAsync<OpikApiException>(() => ReadAsync(server, pageSize: 5));

        Assert.Contains("Streaming operation timed out", failure.Message);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_broken_connection_is_taken_up_again_with_half_the_page()
    {
        var twoWereRead = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async (context, body, number) =>
        {
            var ids = Ids(body, until: 6);
            await SendAsync(context, (number == 1 ? ids.Take(2) : ids).Select(Line));
            if (number == 1)
            {
                await context.Response.Body.FlushAsync(Cancel);
                await twoWereRead.Task.WaitAsync(Cancel);
                context.Abort();
            }
        });

        var read = await ReadAsync(server, pageSize: 4, onRead: number => { if (number == 2) twoWereRead.SetResult(); });

        Assert.Equal([1, 2, 3, 4, 5, 6], read);
        Assert.Equal([4, 2, 2, 2], server.Requests.Select(request => (int)JsonNode.Parse(request.Body)!["limit"]!));
    }

    [Fact(Timeout = 30_000)]
    public async Task No_more_is_asked_for_than_wanted()
    {
        await using var server = await ScriptedServer.StartAsync((context, body, _) => SendAsync(context, Ids(body, until: 100).Select(Line)));

        var read = await ReadAsync(server, pageSize: 3, maxResults: 5);

        Assert.Equal([1, 2, 3, 4, 5], read);
        Assert.Equal([3, 2], server.Requests.Select(request => (int)JsonNode.Parse(request.Body)!["limit"]!));
    }

    private static IEnumerable<int> Ids(string body, int until)
    {
        var request = JsonNode.Parse(body)!;
        var from = request["last"] is { } last ? int.Parse((string)last!) + 1 : 1;
        return Enumerable.Range(from, Math.Min((int)request["limit"]!, until - from + 1));
    }

    private static string Line(int id) => $$"""{"number":{{id}},"id":"{{id}}"}""";

    private static Task SendAsync(HttpContext context, IEnumerable<string> lines) =>
        context.Response.WriteAsync(string.Concat(lines.Select(line => line + "\r\n")), Cancel);

    private static async Task<List<int>> ReadAsync(ScriptedServer server, int pageSize, bool strict = false, long? maxResults = null, Action<int>? onRead = null)
    {
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });
        var stream = new RestStream<Numbered>(
            "v1/private/traces/search",
            (cursor, limit) => Encoding.UTF8.GetBytes(new JsonObject { ["last"] = cursor, ["limit"] = limit }.ToJsonString()),
            NumberedJson.Default.Numbered) { PageSize = pageSize, Strict = strict };
        var read = new List<int>();
        await foreach (var item in rest.StreamAsync(stream, maxResults, Cancel))
        {
            read.Add(item.Number);
            onRead?.Invoke(item.Number);
        }

        return read;
    }

    internal sealed record Numbered(int Number);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
    [JsonSerializable(typeof(Numbered))]
    internal sealed partial class NumberedJson : JsonSerializerContext;
}
