using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HeyGen.McpServer.Tests.Layers;

/// <summary>The types of a compiled assembly, each with the types of the same assembly that it names and the source files it stands in.</summary>
internal sealed class CompiledTypes : IDisposable
{
    private readonly ModuleDefinition module;

    public CompiledTypes(string path)
    {
        module = ModuleDefinition.ReadModule(path, new ReaderParameters { ReadSymbols = true, SymbolReaderProvider = new PortablePdbReaderProvider() });
        // What the compiler makes for lambdas, iterators and async methods belongs to the type it is nested in.
        All = [.. module.Types.Where(type => type.Namespace.StartsWith(RootNamespace, StringComparison.Ordinal)).Select(Read)];
    }

    public static string RootNamespace => "HeyGen.McpServer";

    public IReadOnlyList<CompiledType> All { get; }

    public void Dispose() => module.Dispose();

    private CompiledType Read(TypeDefinition type)
    {
        var whole = WithNested(type).ToList();
        var named = whole.SelectMany(References).SelectMany(Parts).Select(Outermost).OfType<TypeDefinition>().Where(other => other != type);
        var files = whole.SelectMany(one => one.Methods).Where(method => method.DebugInformation.HasSequencePoints)
            .Select(method => method.DebugInformation.SequencePoints[0].Document.Url)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal));
        return new CompiledType(type.FullName, Folder(type), [.. named.Select(other => other.FullName).Distinct()], [.. files.Distinct()]);
    }

    private static string Folder(TypeDefinition type) => type.Namespace.Length == RootNamespace.Length ? "" : type.Namespace[(RootNamespace.Length + 1)..];

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<TypeReference?> References(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(one => one.InterfaceType),
        .. Attributes(type),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Properties.Select(property => property.PropertyType),
        .. type.Events.Select(one => one.EventType),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. type.Methods.SelectMany(References),
    ];

    private static IEnumerable<TypeReference?> References(MethodDefinition method) =>
    [
        method.ReturnType,
        .. Attributes(method),
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(Operands) : [],
    ];

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) => provider.CustomAttributes.SelectMany(attribute =>
        attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().Prepend(attribute.AttributeType));

    private static IEnumerable<TypeReference?> Operands(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        _ => [],
    };

    /// <summary>A type and what it is made of: elements of arrays, arguments of generic types.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private TypeDefinition? Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;

        // A type of another assembly is no TypeDefinition of this module.
        return type is TypeDefinition own && own.Module == module && own.Namespace.StartsWith(RootNamespace, StringComparison.Ordinal) ? own : null;
    }
}

/// <param name="Name">With its namespace.</param>
/// <param name="Folder">The namespace below the root, as <c>Money.Ledger</c>; empty for the root.</param>
/// <param name="References">Names of the assembly's other types that it names anywhere.</param>
/// <param name="Files">Where its code stands; empty for a type without code.</param>
internal sealed record CompiledType(string Name, string Folder, IReadOnlyList<string> References, IReadOnlyList<string> Files)
{
    public string Layer => Folder.Split('.')[0];
}
