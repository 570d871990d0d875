namespace Opik.Evaluation.Safety.Injection;

/// <summary>One way of asking a model to leave its instructions.</summary>
/// <param name="Name">Name in the metadata of a score.</param>
/// <param name="IsFoundIn">Whether a text has it: small letters, single blanks, compatibility form.</param>
internal sealed record InjectionFamily(string Name, Func<string, bool> IsFoundIn)
{
    /// <summary>All families.</summary>
    public static IReadOnlyList<InjectionFamily> All { get; } = [.. InstructionOverrides.Families, .. RoleChanges.Families, .. PromptDisclosures.Families];
}
