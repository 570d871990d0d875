namespace Opik.Prompts.Jinja.Values;

/// <summary>An object with members that can be called, too: a macro, a recursive loop.</summary>
internal interface ICallableObject
{
    /// <summary>Calls it.</summary>
    object? Call(Scope scope, CallArguments arguments);
}
