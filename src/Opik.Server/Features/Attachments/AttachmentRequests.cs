using Opik.Contracts;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Attachments;

/// <summary>Members that every attachment body has.</summary>
internal abstract record AttachmentRequest
{
    private const int MaxFileNameLength = 1024;

    public string? FileName { get; init; }

    public string? MimeType { get; init; }

    public string? ProjectName { get; init; }

    public string? EntityType { get; init; }

    public Guid? EntityId { get; init; }

    /// <summary>Trace or span; 422 for anything else.</summary>
    public ScoredEntity Kind => ReadKind(EntityType) ?? throw ApiException.Invalid("entityType must be one of [trace, span]");

    /// <summary>Throws 422 when a required member is missing.</summary>
    public virtual void Check()
    {
        if (string.IsNullOrWhiteSpace(FileName))
            throw ApiException.Invalid("fileName must not be blank");
        if (FileName.Length > MaxFileNameLength)
            throw ApiException.Invalid($"fileName cannot exceed {MaxFileNameLength} characters");
        if (EntityType is null)
            throw ApiException.Invalid("entityType must not be null");
        if (EntityId is null)
            throw ApiException.Invalid("entityId must not be null");
        _ = Kind;
    }

    public static ScoredEntity? ReadKind(string? text) => text switch
    {
        "trace" => ScoredEntity.Trace,
        "span" => ScoredEntity.Span,
        _ => null,
    };

    public static string WriteKind(ScoredEntity kind) => kind == ScoredEntity.Trace ? "trace" : "span";
}

/// <summary>Body of <c>upload-start</c>.</summary>
internal sealed record StartUploadRequest : AttachmentRequest
{
    private const int MaxParts = 10_000;

    public int? NumOfFileParts { get; init; }

    /// <summary>Address of the API as the client sees it, base64url.</summary>
    public string? Path { get; init; }

    public override void Check()
    {
        base.Check();
        if (NumOfFileParts is null or < 1 or > MaxParts)
            throw ApiException.Invalid($"numOfFileParts must be between 1 and {MaxParts}");
        if (string.IsNullOrWhiteSpace(Path))
            throw ApiException.Invalid("path must not be blank");
    }
}

/// <summary>Body of <c>upload-complete</c>.</summary>
internal sealed record CompleteUploadRequest : AttachmentRequest
{
    public long? FileSize { get; init; }

    public string? UploadId { get; init; }

    public IReadOnlyList<UploadedPart?>? UploadedFileParts { get; init; }

    public override void Check()
    {
        base.Check();
        if (FileSize is null or < 0)
            throw ApiException.Invalid("fileSize must not be null");
        if (string.IsNullOrWhiteSpace(UploadId))
            throw ApiException.Invalid("uploadId must not be blank");
        if (UploadedFileParts is null)
            throw ApiException.Invalid("uploadedFileParts must not be null");
        if (UploadedFileParts.Any(part => string.IsNullOrWhiteSpace(part?.ETag)))
            throw ApiException.Invalid("uploadedFileParts.eTag must not be blank");
        if (UploadedFileParts.Any(part => part!.PartNumber < 1))
            throw ApiException.Invalid("uploadedFileParts.partNumber must be greater than or equal to 1");
    }
}

/// <summary>A part of an upload, as S3 named it.</summary>
internal sealed record UploadedPart
{
    public string? ETag { get; init; }

    public int PartNumber { get; init; }
}

/// <summary>Body of <c>delete</c>.</summary>
internal sealed record DeleteAttachmentsRequest
{
    public IReadOnlyList<string>? FileNames { get; init; }

    public string? EntityType { get; init; }

    public Guid? EntityId { get; init; }

    public Guid? ContainerId { get; init; }

    public (ScoredEntity Kind, Guid EntityId, IReadOnlyList<string> FileNames) Checked()
    {
        if (FileNames is not { Count: > 0 })
            throw ApiException.Invalid("fileNames must not be empty");
        if (EntityId is not { } id)
            throw ApiException.Invalid("entityId must not be null");
        if (ContainerId is null)
            throw ApiException.Invalid("containerId must not be null");
        return (AttachmentRequest.ReadKind(EntityType) ?? throw ApiException.Invalid("entityType must be one of [trace, span]"), id, FileNames);
    }
}
