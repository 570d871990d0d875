using System.Net;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Searching;

namespace Opik.Sdk.Tests.Searching;

public sealed class ThreadSearchTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Threads_are_found_over_pages_and_by_query()
    {
        var client = await server.ClientAsync();
        await Seed.TracesAsync(client, [.. Enumerable.Range(0, 14).Select(number => new JsonObject { ["thread_id"] = $"thread-{number / 2}", ["input"] = new JsonObject { ["n"] = number }, ["output"] = new JsonObject { ["n"] = number } })]);

        var all = await client.Threads.SearchAsync(new ThreadSearch { MaxBatchSize = 3 }, Cancel);
        var one = Assert.Single(await client.Threads.SearchAsync(new ThreadSearch { FilterString = "id = \"thread-3\"" }, Cancel));

        Assert.Equal(7, all.Select(thread => thread.Id).Distinct().Count());
        Assert.Equal(7, all.Count);
        Assert.Equal((4L, ThreadStatus.Active), (one.NumberOfMessages, one.Status));
        Assert.Equal(6, one.FirstMessage!.Value.GetProperty("n").GetInt32());
        Assert.Equal(7, one.LastMessage!.Value.GetProperty("n").GetInt32());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_thread_is_closed_opened_and_deleted()
    {
        var client = await server.ClientAsync();
        await Seed.TracesAsync(client, new JsonObject { ["thread_id"] = "chat" });

        await client.Threads.CloseAsync("chat", cancellationToken: Cancel);
        var closed = await client.Threads.GetAsync("chat", cancellationToken: Cancel);
        await client.Threads.OpenAsync("chat", cancellationToken: Cancel);
        var opened = await client.Threads.GetAsync("chat", cancellationToken: Cancel);
        await client.Threads.DeleteAsync(["chat"], cancellationToken: Cancel);

        Assert.Equal((ThreadStatus.Inactive, ThreadStatus.Active), (closed.Status, opened.Status));
        Assert.Empty(await client.Traces.SearchAsync(cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Closing_an_unknown_thread_is_an_error()
    {
        var client = await server.ClientAsync();
        await Seed.TracesAsync(client, 1);

        var refusal = await Assert.ThrowsAsync<OpikApiException>(() => client.Threads.CloseAsync("nobody", cancellationToken: Cancel));

        Assert.Equal(HttpStatusCode.NotFound, refusal.StatusCode);
    }
}
