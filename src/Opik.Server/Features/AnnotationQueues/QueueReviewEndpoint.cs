using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>
/// What a reviewer needs of a whole queue, in columns and in one answer: the items with their titles once, and later, on an
/// event, only what has been judged and who is at work. Our own (docs/api-extensions.md).
/// </summary>
internal sealed class QueueReviewEndpoint(IAnnotationQueueItems items)
{
    // As many as the interface of the original loads at once.
    private const int Most = 20_000;

    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var titles = http.QueryFlag("titles", absent: true);
        var found = await items.ReviewAsync(http.Scope(), id, titles, Most, http.RequestAborted);
        var locks = await items.GetLocksAsync(http.Scope(), id, http.RequestAborted);
        await http.WriteJsonAsync(200, new Review(http.Scope().UserName, found, locks, titles), Write);
    }

    private static void Write(Utf8JsonWriter writer, Review review)
    {
        writer.WriteString("user"u8, review.User);
        writer.WriteStartObject("items"u8);
        Column(writer, "id"u8, review.Items, static (writer, item) => writer.WriteStringValue(item.Id));
        if (review.Titles)
        {
            Column(writer, "title"u8, review.Items, static (writer, item) => writer.WriteStringValue(item.Title));
            Column(writer, "thread_id"u8, review.Items, static (writer, item) => writer.WriteStringValue(item.ThreadId));
        }

        Column(writer, "judged"u8, review.Items, static (writer, item) => writer.WriteNumberValue(item.Judged));
        Column(writer, "mine"u8, review.Items, static (writer, item) => writer.WriteNumberValue(item.IsMine ? 1 : 0));
        writer.WriteEndObject();
        writer.WriteStartObject("locks"u8);
        foreach (var (item, users) in review.Locks)
        {
            writer.WriteStartArray(item.ToString());
            foreach (var user in users)
                writer.WriteStringValue(user);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Column(
        Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<QueueReviewItem> items, Action<Utf8JsonWriter, QueueReviewItem> value)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
            value(writer, item);
        writer.WriteEndArray();
    }

    private sealed record Review(string User, IReadOnlyList<QueueReviewItem> Items, IReadOnlyDictionary<Guid, IReadOnlyList<string>> Locks, bool Titles);
}
