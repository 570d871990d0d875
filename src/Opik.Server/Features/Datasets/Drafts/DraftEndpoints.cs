using Opik.Contracts;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Datasets.Versions;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Drafts;

/// <summary>Drafts of datasets, and what differs between versions.</summary>
internal sealed class DraftEndpoints(RequestBody body, IDatasetDrafts drafts, TimeProvider clock)
{
    private const int MostPerRequest = 1000;

    public async Task GetAsync(HttpContext http) => await AnswerAsync(http, await drafts.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted));

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var found = await drafts.FindAsync(
            http.Scope(),
            new DraftItemQuery
            {
                DatasetId = http.RouteId(),
                Page = page,
                Size = size,
                Filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.DatasetItems),
                Sort = SortParser.Parse(http.QueryText("sorting"), SortFields.DatasetItems),
                States = DraftNames.Parse(http.QueryText("states")),
            },
            http.RequestAborted);
        await http.WriteDraftPageAsync(found, http.QueryFlag("truncate"));
    }

    public async Task GetItemAsync(HttpContext http)
    {
        var item = await drafts.GetItemAsync(http.Scope(), http.RouteId(), http.RouteId("itemId"), http.RequestAborted) ?? throw ApiException.NotFound("Dataset item not found");
        await http.WriteJsonAsync(200, item, static (writer, item) => DraftItemJson.Write(writer, item, truncate: false));
    }

    public async Task EditAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadObjectAsync(http, DatasetChangesBody.Read);
        var start = clock.GetUtcNow();
        var changes = request.ToChanges([.. request.Added.Select((item, place) => item.ToWrite(UuidV7.Create(start.AddMilliseconds(place))))], isOverride: false);
        var violations = new Violations();
        violations.CheckBatch("items", changes.Added.Count + changes.Edited.Count + changes.Deleted.Count, MostPerRequest);
        violations.ThrowIfAny();
        var edits = new DraftEdits { Added = changes.Added, Edited = changes.Edited, Deleted = changes.Deleted };
        await AnswerAsync(http, await drafts.EditAsync(http.Scope(), id, edits, http.RequestAborted));
    }

    public async Task EditMatchingAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadObjectAsync(http, DraftMatchingBody.Read);
        await AnswerAsync(http, await drafts.EditMatchingAsync(http.Scope(), id, request.Filters, request.Patch, http.RequestAborted));
    }

    public async Task UndoAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadDtoAsync<DraftUndoBody>(http);
        await AnswerAsync(http, await drafts.UndoAsync(http.Scope(), id, request.ToUndos(), http.RequestAborted));
    }

    public async Task FindConflictsAsync(HttpContext http)
    {
        var conflicts = await drafts.FindConflictsAsync(http.Scope(), http.RouteId(), http.RequestAborted);
        await http.WriteJsonAsync(200, conflicts, static (writer, conflicts) => DraftItemJson.Write(writer, conflicts));
    }

    public async Task CommitAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadDtoAsync<DraftCommitBody>(http);
        var saved = await drafts.SaveAsync(http.Scope(), id, request.ToSave(), http.RequestAborted);
        if (saved.Version is { } version)
        {
            await http.WriteDtoAsync(StatusCodes.Status201Created, DatasetVersionView.Of(version));
            return;
        }

        await http.WriteJsonAsync(StatusCodes.Status409Conflict, saved.Conflicts, static (writer, conflicts) =>
        {
            writer.WriteStartArray("errors"u8);
            writer.WriteStringValue($"{conflicts.Count} items were changed by a newer version too; decide for each of them");
            writer.WriteEndArray();
            DraftItemJson.Write(writer, conflicts);
        });
    }

    public async Task DiscardAsync(HttpContext http)
    {
        await drafts.DiscardAsync(http.Scope(), http.RouteId(), http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task CompareAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var from = http.QueryText("from_version") ?? throw ApiException.BadRequest("from_version must be provided");
        var found = await drafts.CompareAsync(
            http.Scope(), http.RouteId(), from, http.QueryText("to_version"), DraftNames.Parse(http.QueryText("states")), page, size, http.RequestAborted);
        await http.WriteDraftPageAsync(found, http.QueryFlag("truncate"));
    }

    private static Task AnswerAsync(HttpContext http, DatasetDraft draft) => http.WriteDtoAsync(200, DraftView.Of(draft));
}
