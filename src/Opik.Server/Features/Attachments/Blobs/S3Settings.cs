namespace Opik.Server.Features.Attachments.Blobs;

/// <summary>
/// Where attachments go instead of the data folder: <c>OPIK_S3_BUCKET</c>, and when the service is not AWS itself
/// <c>OPIK_S3_ENDPOINT</c>; <c>OPIK_S3_REGION</c> (default <c>us-east-1</c>), <c>OPIK_S3_PREFIX</c>. Credentials come
/// from where the AWS SDK looks for them (<c>AWS_ACCESS_KEY_ID</c>, profiles, instance roles).
/// </summary>
/// <param name="Bucket">The bucket; it must exist.</param>
/// <param name="Endpoint">Address of an S3-compatible service; null: AWS.</param>
/// <param name="Region">Region.</param>
/// <param name="Prefix">Put before every key.</param>
internal sealed record S3Settings(string Bucket, string? Endpoint, string Region, string Prefix)
{
    /// <summary>The settings, or null when no bucket is named.</summary>
    public static S3Settings? FromEnvironment() =>
        Environment.GetEnvironmentVariable("OPIK_S3_BUCKET") is not { Length: > 0 } bucket
            ? null
            : new S3Settings(
                bucket,
                Environment.GetEnvironmentVariable("OPIK_S3_ENDPOINT") is { Length: > 0 } endpoint ? endpoint : null,
                Environment.GetEnvironmentVariable("OPIK_S3_REGION") is { Length: > 0 } region ? region : "us-east-1",
                Environment.GetEnvironmentVariable("OPIK_S3_PREFIX") ?? string.Empty);
}
