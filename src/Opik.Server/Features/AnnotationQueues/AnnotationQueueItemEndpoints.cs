using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Items of a queue and the locks of those at work on them.</summary>
internal sealed class AnnotationQueueItemEndpoints(RequestBody body, IAnnotationQueueItems items)
{
    public async Task AddAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await items.AddAsync(http.Scope(), http.RouteId(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task RemoveAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await items.RemoveAsync(http.Scope(), http.RouteId(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task SearchAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        var found = await items.FindAsync(http.Scope(), http.RouteId(), request.Ids, http.RequestAborted);
        await http.WriteJsonAsync(200, found, static (writer, found) =>
        {
            writer.WriteStartArray("content"u8);
            foreach (var item in found)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, item.Id);
                writer.WriteString("source"u8, item.IsAutomated ? "automated"u8 : "manual"u8);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    public async Task LockAsync(HttpContext http)
    {
        var outcome = await items.LockAsync(http.Scope(), http.RouteId("queueId"), http.RouteId("itemId"), http.RequestAborted);
        await http.WriteDtoAsync(200, outcome);
    }

    public async Task LocksAsync(HttpContext http)
    {
        var locks = await items.GetLocksAsync(http.Scope(), http.RouteId("queueId"), http.RequestAborted);
        await http.WriteJsonAsync(200, locks, static (writer, locks) =>
        {
            writer.WriteStartObject("locks"u8);
            foreach (var (item, users) in locks)
            {
                writer.WriteStartObject(item.ToString());
                writer.WriteNumber("active_locks"u8, users.Count);
                writer.WriteStartArray("locked_by"u8);
                foreach (var user in users)
                    writer.WriteStringValue(user);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        });
    }
}
