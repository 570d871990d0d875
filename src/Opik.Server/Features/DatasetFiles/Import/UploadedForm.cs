using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>A form with one file and some short fields, in any order; the file goes straight to the blob store.</summary>
internal sealed class UploadedForm
{
    private const int MaxField = 1024;
    private const int MaxParts = 16;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>Key of the stored file; null when the form had none.</summary>
    public string? BlobKey { get; private set; }

    /// <summary>Name of the file at the client.</summary>
    public string? FileName { get; private set; }

    /// <summary>Length of the file.</summary>
    public long Bytes { get; private set; }

    /// <summary>A field; null when absent or blank.</summary>
    public string? Field(string name) => _fields.GetValueOrDefault(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>Reads the form of a request. When it fails no file is left behind.</summary>
    /// <exception cref="ApiException">400: not a form, a field that is too long, more than one file.</exception>
    public static async Task<UploadedForm> ReadAsync(HttpContext http, IBlobStore blobs, string key)
    {
        var form = new UploadedForm();
        try
        {
            await form.ReadPartsAsync(http, blobs, key);
            return form;
        }
        catch (Exception failure)
        {
            if (form.BlobKey is not null)
                await blobs.DeleteAsync([form.BlobKey], CancellationToken.None);
            if (failure is InvalidDataException or IOException { InnerException: null } and not BadHttpRequestException)
                throw ApiException.BadRequest($"The form cannot be read: {failure.Message}");
            throw;
        }
    }

    private async Task ReadPartsAsync(HttpContext http, IBlobStore blobs, string key)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            throw ApiException.BadRequest("The request must be multipart/form-data with the fields 'file' and 'dataset_id'");
        }

        var reader = new MultipartReader(boundary, http.Request.Body);
        for (var parts = 0; await reader.ReadNextSectionAsync(http.RequestAborted) is { } section; parts++)
        {
            if (parts == MaxParts)
                throw ApiException.BadRequest($"The form has more than {MaxParts} parts");
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? string.Empty;
            if (name == "file")
                await StoreAsync(section, disposition, blobs, key, http.RequestAborted);
            else
                _fields[name] = await ReadFieldAsync(section, name, http.RequestAborted);
        }
    }

    private async Task StoreAsync(MultipartSection section, ContentDispositionHeaderValue disposition, IBlobStore blobs, string key, CancellationToken cancellationToken)
    {
        if (BlobKey is not null)
            throw ApiException.BadRequest("The form has more than one file");
        Bytes = await blobs.PutAsync(key, section.Body, cancellationToken);
        BlobKey = key;
        FileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
    }

    private static async Task<string> ReadFieldAsync(MultipartSection section, string name, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxField + 1];
        var length = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxField ? System.Text.Encoding.UTF8.GetString(buffer, 0, length) : throw ApiException.BadRequest($"The field '{name}' is longer than {MaxField} bytes");
    }
}
