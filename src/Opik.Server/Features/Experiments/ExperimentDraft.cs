using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>An experiment to be made, as decoded.</summary>
internal sealed class ExperimentDraft
{
    private readonly List<Guid> _prompts = [];

    public Guid? Id { get; private set; }

    public string? DatasetName { get; private set; }

    public Guid? DatasetVersionId { get; private set; }

    public string? Name { get; private set; }

    public string? ProjectName { get; private set; }

    public Guid? ProjectId { get; private set; }

    public ExperimentType? Type { get; private set; }

    public ExperimentStatus? Status { get; private set; }

    public EvaluationMethod? Method { get; private set; }

    public Guid? OptimizationId { get; private set; }

    public JsonText? Metadata { get; private set; }

    public IReadOnlyList<string>? Tags { get; private set; }

    public IReadOnlyList<ExperimentScore>? Scores { get; private set; }

    /// <summary>Distinct prompt versions, those of <c>prompt_version</c> and <c>prompt_versions</c> together.</summary>
    public IReadOnlyList<Guid> PromptVersions => [.. _prompts.Distinct()];

    public static ExperimentDraft Read(ref JsonCursor cursor)
    {
        var draft = new ExperimentDraft();
        var violations = new Violations();
        while (cursor.NextMember())
        {
            if (!draft.TryRead(ref cursor, violations) && !draft.TryReadCourse(ref cursor))
                cursor.Skip();
        }

        violations.CheckNotBlank(string.Empty, "datasetName", draft.DatasetName);
        violations.CheckTags(string.Empty, "tags", draft.Tags);
        ScoreList.Validate(violations, draft.Scores);
        violations.ThrowIfAny();
        return draft;
    }

    private bool TryRead(ref JsonCursor cursor, Violations violations)
    {
        if (cursor.Is("id"u8))
            Id = cursor.ReadId();
        else if (cursor.Is("dataset_name"u8))
            DatasetName = cursor.ReadText();
        else if (cursor.Is("dataset_version_id"u8))
            DatasetVersionId = cursor.ReadId();
        else if (cursor.Is("name"u8))
            Name = cursor.ReadText();
        else if (cursor.Is("project_name"u8))
            ProjectName = cursor.ReadText();
        else if (cursor.Is("project_id"u8))
            ProjectId = cursor.ReadId();
        else if (cursor.Is("optimization_id"u8))
            OptimizationId = cursor.ReadId();
        else if (cursor.Is("prompt_version"u8))
            ReadPrompt(ref cursor, violations);
        else if (cursor.Is("prompt_versions"u8))
            ReadPrompts(ref cursor, violations);
        else
            return false;
        return true;
    }

    private bool TryReadCourse(ref JsonCursor cursor)
    {
        if (cursor.Is("metadata"u8))
            Metadata = cursor.ReadJson();
        else if (cursor.Is("tags"u8))
            Tags = cursor.ReadTexts();
        else if (cursor.Is("type"u8))
            Type = ExperimentWire.ReadType(ref cursor);
        else if (cursor.Is("status"u8))
            Status = ExperimentWire.ReadStatus(ref cursor);
        else if (cursor.Is("evaluation_method"u8))
            Method = ExperimentWire.ReadMethod(ref cursor);
        else if (cursor.Is("experiment_scores"u8))
            Scores = ScoreList.Read(ref cursor);
        else
            return false;
        return true;
    }

    private void ReadPrompts(ref JsonCursor cursor, Violations violations)
    {
        if (!cursor.EnterArray())
            return;
        while (cursor.NextObject())
            ReadId(ref cursor, violations);
    }

    private void ReadPrompt(ref JsonCursor cursor, Violations violations)
    {
        if (cursor.EnterObject())
            ReadId(ref cursor, violations);
    }

    private void ReadId(ref JsonCursor cursor, Violations violations)
    {
        Guid? id = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("id"u8))
                id = cursor.ReadId();
            else
                cursor.Skip();
        }

        violations.CheckNotNull("promptVersions.", "id", id);
        if (id is { } version)
            _prompts.Add(version);
    }
}
