using Opik.Contracts;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Ingest;

/// <summary>What traces and spans have in common in a create or an update, as decoded, before project and id are known.</summary>
internal abstract class EntityDraft
{
    public Guid? Id { get; private set; }

    public string? ProjectName { get; private set; }

    public Guid? ProjectId { get; private set; }

    public string? Name { get; private set; }

    public DateTime? StartTime { get; private set; }

    public DateTime? EndTime { get; private set; }

    public JsonText? Input { get; private set; }

    public JsonText? Output { get; private set; }

    public JsonText? Metadata { get; private set; }

    public IReadOnlyList<string>? Tags { get; private set; }

    public IReadOnlyList<string>? TagsToAdd { get; private set; }

    public IReadOnlyList<string>? TagsToRemove { get; private set; }

    public ErrorDraft? Error { get; private set; }

    public double? Ttft { get; private set; }

    public EntitySource? Source { get; private set; }

    public string? Environment { get; private set; }

    public DateTime? LastUpdatedAt { get; private set; }

    public ErrorInfo? ErrorInfo => Error?.ToErrorInfo();

    /// <summary>Reads all members of the object that <paramref name="cursor"/> is in.</summary>
    public void Read(ref JsonCursor cursor)
    {
        while (cursor.NextMember())
        {
            if (!TryReadShared(ref cursor) && !TryReadOwn(ref cursor))
                cursor.Skip();
        }
    }

    /// <summary>Adds what breaks a rule; <paramref name="path"/> is a prefix such as <c>spans[3].</c>.</summary>
    public virtual void Validate(Violations violations, string path, bool isCreate)
    {
        if (isCreate && StartTime is null)
            violations.Add(path, "startTime must not be null");
        violations.CheckTime(path, "startTime", StartTime);
        violations.CheckTime(path, "endTime", EndTime);
        violations.CheckTime(path, "lastUpdatedAt", LastUpdatedAt);
        violations.CheckTags(path, "tags", Tags);
        violations.CheckTags(path, "tagsToAdd", TagsToAdd);
        violations.CheckTags(path, "tagsToRemove", TagsToRemove);
        violations.CheckLength(path, "environment", Environment, Limits.EnvironmentLength);
        Error?.Validate(violations, path);
    }

    /// <summary>Reads a member that only this kind of entity has; false when it has none of that name.</summary>
    protected abstract bool TryReadOwn(ref JsonCursor cursor);

    private bool TryReadShared(ref JsonCursor cursor)
    {
        if (cursor.Is("id"u8))
            Id = cursor.ReadId();
        else if (cursor.Is("project_name"u8))
            ProjectName = cursor.ReadRepeatedText();
        else if (cursor.Is("project_id"u8))
            ProjectId = cursor.ReadId();
        else if (cursor.Is("name"u8))
            Name = cursor.ReadRepeatedText();
        else if (cursor.Is("start_time"u8))
            StartTime = cursor.ReadTime();
        else if (cursor.Is("end_time"u8))
            EndTime = cursor.ReadTime();
        else if (cursor.Is("input"u8))
            Input = cursor.ReadJson();
        else if (cursor.Is("output"u8))
            Output = cursor.ReadJson();
        else if (cursor.Is("metadata"u8))
            Metadata = cursor.ReadJson();
        else if (cursor.Is("tags"u8))
            Tags = cursor.ReadTexts();
        else if (cursor.Is("error_info"u8))
            Error = ErrorDraft.Read(ref cursor);
        else if (cursor.Is("ttft"u8))
            Ttft = cursor.ReadDouble();
        else if (cursor.Is("source"u8))
            Source = WireNames.ReadSource(ref cursor);
        else if (cursor.Is("environment"u8))
            Environment = cursor.ReadRepeatedText() is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;
        else if (cursor.Is("last_updated_at"u8))
            LastUpdatedAt = cursor.ReadTime();
        else if (cursor.Is("tags_to_add"u8))
            TagsToAdd = cursor.ReadTexts();
        else if (cursor.Is("tags_to_remove"u8))
            TagsToRemove = cursor.ReadTexts();
        else
            return false;
        return true;
    }
}
