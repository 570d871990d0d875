using System.Buffers;
using System.Text;
using System.Text.Json;
using Opik.Delivery.Sending;
using Opik.Rest;

namespace Opik.Delivery.Uploads;

/// <summary>
/// One attempt to upload one file: asks where to, sends the bytes, and closes the upload. A server with a folder of its own
/// takes one PUT (upload id <c>BEMinIO</c>), one with S3 takes parts of 5 MB at addresses that are signed.
/// </summary>
internal sealed class FileUploader(OpikRest rest, UploadFiles files, TimeProvider time)
{
    private const int PartBytes = 5 * 1024 * 1024;
    private const string LocalUploadId = "BEMinIO";
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(1);

    private readonly SignedUploads signed = new(time);

    /// <summary>Uploads it.</summary>
    /// <returns>The answer that decided; without status: the server is away.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<BatchAnswer> UploadAsync(UploadDescriptor upload, CancellationToken cancellationToken)
    {
        var bytes = await files.OpenAsync(upload, cancellationToken).ConfigureAwait(false);
        await using (bytes.ConfigureAwait(false))
        {
            try
            {
                return await UploadAsync(upload, bytes, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is OpikConnectionException or HttpRequestException or TimeoutException or ObjectDisposedException)
            {
                return new BatchAnswer(null, null, failure.Message);
            }
        }
    }

    private async Task<BatchAnswer> UploadAsync(UploadDescriptor upload, Stream bytes, CancellationToken cancellationToken)
    {
        var length = bytes.Length;
        var parts = (int)Math.Max(1, (length + PartBytes - 1) / PartBytes);
        var start = await rest.SendAsync(HttpMethod.Post, "v1/private/attachment/upload-start", StartBody(upload, parts), RetryMode.None, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!start.IsSuccess)
            return Answer(start);
        var (id, urls) = ReadStart(start.Body);
        if (id == LocalUploadId)
            return Answer(await rest.SendAsync(() => Put(urls[0], bytes), RetryMode.None, cancellationToken, LongestUpload).ConfigureAwait(false));

        var tags = await signed.PutAsync(bytes, length, PartBytes, urls, cancellationToken).ConfigureAwait(false);
        if (tags.Refused is { } refused)
            return refused;
        return Answer(await rest.SendAsync(HttpMethod.Post, "v1/private/attachment/upload-complete", CompleteBody(upload, id, length, tags.Tags), RetryMode.None, cancellationToken: cancellationToken).ConfigureAwait(false));
    }

    private static HttpRequestMessage Put(string url, Stream bytes)
    {
        // A file shorter than was announced must fail here and not leave half of it on the server: hence the length.
        var content = new StreamContent(bytes, 81920);
        content.Headers.ContentLength = bytes.Length;
        return new HttpRequestMessage(HttpMethod.Put, url) { Content = content };
    }

    private byte[] StartBody(UploadDescriptor upload, int parts) => Body(writer =>
    {
        upload.WriteEntity(writer);
        writer.WriteNumber("num_of_file_parts"u8, parts);
        writer.WriteString("path"u8, Convert.ToBase64String(Encoding.UTF8.GetBytes(rest.Address.AbsoluteUri.TrimEnd('/'))).Replace('+', '-').Replace('/', '_'));
    });

    private static byte[] CompleteBody(UploadDescriptor upload, string id, long length, IReadOnlyList<string> tags) => Body(writer =>
    {
        upload.WriteEntity(writer);
        writer.WriteNumber("file_size"u8, length);
        writer.WriteString("upload_id"u8, id);
        writer.WriteStartArray("uploaded_file_parts"u8);
        for (var i = 0; i < tags.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("e_tag"u8, tags[i]);
            writer.WriteNumber("part_number"u8, i + 1);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static byte[] Body(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static (string Id, IReadOnlyList<string> Urls) ReadStart(ReadOnlyMemory<byte> body)
    {
        using var answer = JsonDocument.Parse(body);
        return (answer.RootElement.GetProperty("upload_id"u8).GetString()!, [.. answer.RootElement.GetProperty("pre_sign_urls"u8).EnumerateArray().Select(url => url.GetString()!)]);
    }

    private static BatchAnswer Answer(RestResponse response) =>
        new((int)response.Status, response.RateLimitReset ?? response.RetryAfter, response.IsSuccess ? null : Encoding.UTF8.GetString(response.Body.Span[..Math.Min(response.Body.Length, 2000)]));
}
