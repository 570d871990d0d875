using System.Security.Cryptography;
using System.Text;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.HostedOnly;

/// <summary>One opaque gzip file per user and workspace, kept for an assistant that brings it back.</summary>
internal sealed class AssistantStateEndpoints(IBlobStore blobs)
{
    /// <summary>Largest state.</summary>
    public const long MaxBytes = 50L * 1024 * 1024;

    public async Task GetAsync(HttpContext http)
    {
        await using var state = await blobs.OpenAsync(Key(http.Scope()), http.RequestAborted) ?? throw ApiException.NotFound("No state is stored");
        http.Response.ContentType = "application/gzip";
        await state.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    public async Task PutAsync(HttpContext http)
    {
        var start = new byte[2];
        var length = await http.Request.Body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, http.RequestAborted);
        if (length < 2 || start[0] != 0x1F || start[1] != 0x8B)
            throw ApiException.BadRequest("The body must be a gzip file");
        await blobs.PutAsync(Key(http.Scope()), new PrefixedStream(start, http.Request.Body), http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        await blobs.DeleteAsync([Key(http.Scope())], http.RequestAborted);
        await http.NoContentAsync();
    }

    // User names may have any characters; keys may not.
    private static string Key(Scope scope) => $"{scope.WorkspaceId:N}/assistant/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scope.UserName)))}";
}
