using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using Opik.Storage;

namespace Opik.Server.Features.Attachments.Blobs;

/// <summary>Blobs in an S3 bucket; clients upload and download by presigned addresses.</summary>
internal sealed class S3BlobStore : IBlobStore, IDirectUploads, IDisposable
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(1);
    private const char Separator = '\n';
    private readonly S3Settings _settings;
    private readonly AmazonS3Client _client;

    public S3BlobStore(S3Settings settings)
    {
        _settings = settings;
        // Not every S3-compatible service knows the checksums that the SDK adds by itself; TLS and the signature guard the bytes.
        var config = new AmazonS3Config
        {
            AuthenticationRegion = settings.Region,
            RequestChecksumCalculation = Amazon.Runtime.RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = Amazon.Runtime.ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint;
            config.ForcePathStyle = true;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        }

        _client = new AmazonS3Client(config);
    }

    public async Task<long> PutAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            using var counting = new CountingStream(content);
            using var transfer = new TransferUtility(_client);
            await transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = _settings.Bucket, Key = Name(key), InputStream = counting, AutoCloseStream = false }, cancellationToken);
            return counting.Count;
        }
        catch (AmazonS3Exception failure)
        {
            throw Unavailable(failure);
        }
    }

    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.GetObjectAsync(_settings.Bucket, Name(key), cancellationToken)).ResponseStream;
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (AmazonS3Exception failure)
        {
            throw Unavailable(failure);
        }
    }

    public async Task DeleteAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var key in keys)
                await _client.DeleteObjectAsync(_settings.Bucket, Name(key), cancellationToken);
        }
        catch (AmazonS3Exception failure)
        {
            throw Unavailable(failure);
        }
    }

    public async Task DeleteWorkspaceAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        try
        {
            // What is listed is deleted, so that the next listing begins with the rest.
            var request = new ListObjectsV2Request { BucketName = _settings.Bucket, Prefix = Name($"{workspaceId:N}/") };
            while ((await _client.ListObjectsV2Async(request, cancellationToken)).S3Objects is { Count: > 0 } objects)
            {
                foreach (var found in objects)
                    await _client.DeleteObjectAsync(_settings.Bucket, found.Key, cancellationToken);
            }
        }
        catch (AmazonS3Exception failure)
        {
            throw Unavailable(failure);
        }
    }

    public async Task<(string UploadId, IReadOnlyList<string> Urls)> StartAsync(string key, string mimeType, int parts, CancellationToken cancellationToken)
    {
        try
        {
            var name = Name(key);
            var started = await _client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = _settings.Bucket, Key = name, ContentType = mimeType }, cancellationToken);
            var urls = Enumerable.Range(1, parts).Select(part => Sign(name, HttpVerb.PUT, started.UploadId, part)).ToList();
            return (Convert.ToBase64String(Encoding.UTF8.GetBytes(key + Separator + started.UploadId)), urls);
        }
        catch (AmazonS3Exception failure)
        {
            throw Unavailable(failure);
        }
    }

    public async Task<string?> CompleteAsync(string uploadId, IReadOnlyList<(int Number, string ETag)> parts, CancellationToken cancellationToken)
    {
        var bytes = new byte[uploadId.Length];
        if (!Convert.TryFromBase64String(uploadId, bytes, out var length) || Encoding.UTF8.GetString(bytes, 0, length).Split(Separator) is not [var key, var id])
            return null;
        try
        {
            await _client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest
                {
                    BucketName = _settings.Bucket,
                    Key = Name(key),
                    UploadId = id,
                    PartETags = parts.Select(part => new PartETag(part.Number, part.ETag)).ToList(),
                },
                cancellationToken);
            return key;
        }
        catch (AmazonS3Exception failure) when (failure.ErrorCode is "NoSuchUpload" or "InvalidPart" or "InvalidPartOrder")
        {
            return null;
        }
        catch (AmazonS3Exception failure)
        {
            throw Unavailable(failure);
        }
    }

    public string DownloadUrl(string key) => Sign(Name(key), HttpVerb.GET, null, null);

    public void Dispose() => _client.Dispose();

    private string Name(string key) => _settings.Prefix + key;

    private string Sign(string name, HttpVerb verb, string? uploadId, int? part)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = _settings.Bucket,
            Key = name,
            Verb = verb,
            Expires = DateTime.UtcNow.Add(LinkLifetime),
            Protocol = _settings.Endpoint?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true ? Protocol.HTTP : Protocol.HTTPS,
        };
        if (uploadId is not null)
        {
            request.UploadId = uploadId;
            request.PartNumber = part!.Value;
        }

        return _client.GetPreSignedURL(request);
    }

    private static StoreUnavailableException Unavailable(AmazonS3Exception failure) =>
        new($"The attachment store (S3) answered {failure.ErrorCode}; try again.", failure);
}
