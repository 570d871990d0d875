using System.Globalization;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.SharedDrafts;

/// <summary>Reads and writes of drafts that several people share, whatever they are of.</summary>
internal sealed class SharedDraftExchange(ISharedDrafts drafts)
{
    public async Task GetAsync<TContent>(HttpContext http, SharedDraftOwner owner)
        where TContent : class =>
        await http.WriteDtoAsync(200, SharedDraftAnswer<TContent>.Of(await drafts.GetAsync(http.Scope(), owner, http.RequestAborted)));

    public Task WriteAsync<TContent>(HttpContext http, SharedDraftOwner owner, long revision, TContent content)
        where TContent : class
    {
        var json = new JsonText(JsonSerializer.SerializeToUtf8Bytes(content, WireJson.Options));
        return json.Utf8.Length <= ISharedDrafts.MostBytes
            ? WriteAsync<TContent>(http, owner, revision, json)
            : throw ApiException.Invalid($"content size must be between 0 and {ISharedDrafts.MostBytes} bytes");
    }

    /// <summary>Throws a draft away, unless somebody changed it since <c>revision</c>.</summary>
    public Task DiscardAsync<TContent>(HttpContext http, SharedDraftOwner owner)
        where TContent : class =>
        long.TryParse(http.QueryText("revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? WriteAsync<TContent>(http, owner, revision, json: null)
            : throw ApiException.BadRequest("query param revision must be that of the draft to throw away");

    private async Task WriteAsync<TContent>(HttpContext http, SharedDraftOwner owner, long revision, JsonText? json)
        where TContent : class
    {
        var write = await drafts.WriteAsync(http.Scope(), owner, revision, json, http.RequestAborted);
        var answer = SharedDraftAnswer<TContent>.Of(write.Draft);
        if (write.IsStored)
            await http.WriteDtoAsync(200, answer);
        else
            await http.WriteDtoAsync(StatusCodes.Status409Conflict, new SharedDraftConflictAnswer<TContent>([$"{answer.UpdatedBy ?? "Somebody"} changed the draft in the meantime: revision {answer.Revision}"], answer));
    }
}
