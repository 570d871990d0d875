using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>Whether a rule is for something that was logged; its filters are looked at apart.</summary>
internal static class RuleMatch
{
    /// <summary>
    /// What programs log is scored by rules of production, by sample. Traces of experiments are scored by the rules that they
    /// select (<c>metadata.selected_rule_ids</c>), on or off, and by all rules of experiments that are on. Nothing else is scored.
    /// </summary>
    public static bool IsFor(OnlineRule rule, Subject subject)
    {
        if (subject.IsHidden || rule.Type.Scores() != subject.Entity)
            return false;
        if (IsOfExperiment(subject))
            return (rule.IsEnabled && rule.Scope != TriggerScope.Production) || Selects(subject.Metadata, rule.Id);
        return rule.IsEnabled && rule.Scope != TriggerScope.Experiment && subject.Sources.Any(IsLogged) && IsSampled(rule, subject.Id);
    }

    /// <summary>Whether it is a trace of an experiment: such are scored whole, without sampling and filters.</summary>
    public static bool IsOfExperiment(Subject subject) => subject.Entity == ScoredEntity.Trace && subject.Sources.Contains(EntitySource.Experiment);

    /// <summary>Whether a program logged it: older clients do not say so.</summary>
    public static bool IsLogged(EntitySource source) => source is EntitySource.Sdk or EntitySource.Unknown;

    /// <summary>
    /// Whether it falls into the share that the rule scores. The ids decide, not chance: what is written again, or looked at
    /// again after a crash, is not drawn again.
    /// </summary>
    public static bool IsSampled(OnlineRule rule, Guid id)
    {
        Span<byte> ids = stackalloc byte[32];
        rule.Id.TryWriteBytes(ids, bigEndian: true, out _);
        id.TryWriteBytes(ids[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(ids, hash);
        // 53 bits fill a double; the quotient is below 1.
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / (double)(1UL << 53) < rule.SamplingRate;
    }

    private static bool Selects(JsonText? metadata, Guid rule)
    {
        if (metadata is not { IsEmpty: false } text)
            return false;
        using var json = JsonDocument.Parse(text.Utf8, new JsonDocumentOptions { MaxDepth = Hosting.Json.WireJson.MaxDepth });
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("selected_rule_ids", out var ids) || ids.ValueKind != JsonValueKind.Array)
            return false;
        return ids.EnumerateArray().Any(id => Guid.TryParse(JsonPath.Text(id), out var known) && known == rule);
    }
}
