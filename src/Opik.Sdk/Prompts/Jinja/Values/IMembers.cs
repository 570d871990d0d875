namespace Opik.Prompts.Jinja.Values;

/// <summary>An object of the template language with members of its own.</summary>
internal interface IMembers
{
    /// <summary>The member of the name; false when it has none.</summary>
    bool TryMember(string name, out object? value);
}
